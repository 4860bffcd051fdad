/**
 * Requests of other trackers as batches, so that a site can move over without touching its pages.
 */
package io.gosight.trackers;
