/** Clicks that end in an error. */
package io.gosight.detectors.errorclick;
