package io.gosight.backtest;

import io.gosight.host.detector.StreamId;
import io.gosight.spi.event.DetectedEvent;
import java.util.List;

/**
 * Events of one tab that the hub received together.
 *
 * @param stream the tab
 * @param receivedMs when, in ms since 1970
 * @param clockOffsetMs what to add to the sender's times to get the hub's
 * @param events the events in the order of their time; may be empty
 */
record StoredBatch(
    StreamId stream, long receivedMs, long clockOffsetMs, List<DetectedEvent> events) {
  StoredBatch {
    events = List.copyOf(events);
  }
}
