/** Scrolling up and down in search of something. */
package io.gosight.detectors.excessivescroll;
