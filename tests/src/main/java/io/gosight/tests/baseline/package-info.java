/** Minimal servers, as baselines for the hub's figures. */
package io.gosight.tests.baseline;
