/** Clicks on one place again and again, because it does not do what the visitor wants. */
package io.gosight.detectors.rageclick;
