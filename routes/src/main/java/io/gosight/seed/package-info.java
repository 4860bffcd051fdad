/** Plausible data for trying things out. */
package io.gosight.seed;
