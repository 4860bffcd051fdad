/**
 * Adds what the hub finds out about a batch: place, browser, right times; and takes away what it
 * must not keep. Never blocks ingest: a source that is missing is a null and a counter.
 */
package io.gosight.enrich;
