package io.gosight.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row of {@code events} for a test; each method gives a changed copy. */
record EventRow(Map<String, Object> columns) {
  static EventRow of(String project, String id, String session, String kind, Instant time) {
    return new EventRow(Map.of())
        .with("project_id", project)
        .with("event_id", id)
        .with("session_id", session)
        .with("visitor_id", "visitor-of-" + session)
        .with("view_id", "view-of-" + session)
        .with("kind", kind)
        .with("host", "shop.example")
        .with("path", "/")
        .with("country", "NP")
        .with("browser", "Firefox")
        .at(time)
        .received(time.plusSeconds(1));
  }

  EventRow with(String column, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(columns);
    changed.put(column, value);
    return new EventRow(changed);
  }

  EventRow at(Instant time) {
    return with("time", text(time)).with("client_time", text(time));
  }

  /** As the store does it: the earlier, the greater the precedence. */
  EventRow received(Instant receivedAt) {
    return with("received_at", text(receivedAt))
        .with("precedence", Long.MAX_VALUE - receivedAt.toEpochMilli());
  }

  /** The copy of an SDK that sent it again, later, by which its true time seemed another. */
  EventRow sentAgain(Instant time, Instant receivedAt) {
    return with("time", text(time)).received(receivedAt);
  }

  static void insert(Stores stores, EventRow... rows) throws Exception {
    StringBuilder sql = new StringBuilder("INSERT INTO events FORMAT JSONEachRow\n");
    for (EventRow row : rows) {
      sql.append(row.json()).append('\n');
    }
    stores.clickhouse(sql.toString());
  }

  private String json() throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(columns);
  }

  private static String text(Instant instant) {
    return instant.toString().replace("T", " ").replace("Z", "");
  }
}
