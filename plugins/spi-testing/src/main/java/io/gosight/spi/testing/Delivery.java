package io.gosight.spi.testing;

import io.gosight.spi.event.DetectedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A way in which the same events may reach the hub: record after record. */
public enum Delivery {
  /** Each event in a record of its own. */
  ONE_BY_ONE,
  /** Three events a record. */
  THREES,
  /** All events in one record. */
  AT_ONCE,
  /** Each record twice in a row, as after a retry of the sender. */
  TWICE,
  /** All records, then the second half of them again, as after a crash of the hub. */
  REDELIVERED,
  /** Neighbours that are less than 3 s apart in the wrong order. */
  SWAPPED;

  private static final long SWAP_MS = 3_000;

  /** The records in the order of their arrival. */
  public List<List<DetectedEvent>> records(List<DetectedEvent> events) {
    List<List<DetectedEvent>> records = new ArrayList<>();
    switch (this) {
      case ONE_BY_ONE, TWICE, REDELIVERED -> events.forEach(event -> records.add(List.of(event)));
      case THREES -> {
        for (int from = 0; from < events.size(); from += 3) {
          records.add(events.subList(from, Math.min(from + 3, events.size())));
        }
      }
      case AT_ONCE -> records.add(events);
      case SWAPPED -> swapped(events).forEach(event -> records.add(List.of(event)));
    }
    if (this == TWICE) {
      return records.stream().flatMap(each -> List.of(each, each).stream()).toList();
    }
    if (this == REDELIVERED) {
      records.addAll(List.copyOf(records.subList(records.size() / 2, records.size())));
    }
    return records;
  }

  private static List<DetectedEvent> swapped(List<DetectedEvent> events) {
    List<DetectedEvent> order = new ArrayList<>(events);
    for (int i = 1; i < order.size(); i += 2) {
      if (order.get(i).atMs() - order.get(i - 1).atMs() < SWAP_MS) {
        Collections.swap(order, i - 1, i);
      }
    }
    return order;
  }
}
