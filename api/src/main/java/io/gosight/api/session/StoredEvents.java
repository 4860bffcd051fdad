package io.gosight.api.session;

import java.util.List;

/** A page of events; the next cursor is null at the end. */
public record StoredEvents(List<StoredEvent> rows, String nextCursor) {
  static StoredEvents of(List<StoredEvent> found, int limit) {
    boolean more = found.size() > limit;
    List<StoredEvent> rows = more ? found.subList(0, limit) : found;
    return new StoredEvents(rows, more ? next(rows.get(limit - 1)) : null);
  }

  private static String next(StoredEvent last) {
    return io.gosight.api.question.TimeCursor.after(last.time(), last.id()).text();
  }
}
