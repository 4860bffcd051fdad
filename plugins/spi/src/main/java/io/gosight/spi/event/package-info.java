/**
 * What happened in a visitor's browser, as detectors see it: immutable, without anything of the
 * wire. Times are the sender's clock in ms since 1970, positions and sizes CSS pixels.
 */
package io.gosight.spi.event;
