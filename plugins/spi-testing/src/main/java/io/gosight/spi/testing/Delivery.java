package io.gosight.spi.testing;

import io.gosight.spi.event.DetectedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A way in which the same events may reach the hub: record after record. */
public enum Delivery {
  /** Each event in a record of its own. */
  ONE_BY_ONE,
  /** Up to three events a record. */
  THREES,
  /** All that happened within 5 s in one record, as the SDK sends. */
  GATHERED,
  /** Each record twice in a row, as after a retry of the sender. */
  TWICE,
  /** All records, then the second half of them again, as after a crash of the hub. */
  REDELIVERED,
  /** Neighbours that are less than 3 s apart in the wrong order. */
  SWAPPED;

  private static final long GATHER_MS = 5_000;
  private static final long SWAP_MS = 3_000;

  /** The records in the order of their arrival. */
  public List<List<DetectedEvent>> records(List<DetectedEvent> events) {
    List<List<DetectedEvent>> records = new ArrayList<>();
    switch (this) {
      case ONE_BY_ONE, TWICE, REDELIVERED -> events.forEach(event -> records.add(List.of(event)));
      case THREES -> records.addAll(gathered(events, 3));
      case GATHERED -> records.addAll(gathered(events, Integer.MAX_VALUE));
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

  private static List<List<DetectedEvent>> gathered(List<DetectedEvent> events, int most) {
    List<List<DetectedEvent>> records = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= events.size(); to++) {
      if (to == events.size()
          || to - from == most
          || events.get(to).atMs() - events.get(from).atMs() > GATHER_MS) {
        records.add(events.subList(from, to));
        from = to;
      }
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
