/**
 * Detectors: pure code that looks at what visitors did, in the order of its time, and says what is
 * worth a look. The host owns order, state, time and delivery.
 */
package io.gosight.spi.detector;
