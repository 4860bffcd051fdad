/** Measures the hub and its baselines in one run and prints both. */
package io.gosight.tests.bench;
