/**
 * Runs detectors: puts each tab's events in order, keeps the detectors' memory, tells them when
 * time has passed, and guards the hub against them.
 */
package io.gosight.host.detector;
