/** Clicks on which nothing happens. */
package io.gosight.detectors.deadclick;
