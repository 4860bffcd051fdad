package io.gosight.steps;

import io.gosight.common.EventTime;
import io.gosight.common.Unsigned;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.DeviceKind;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the events of a batch as maps, each with what the batch says of all of them. The keys are
 * those of the table {@code events}; {@code data} holds the fields of the event's kind, and {@code
 * batch} what only {@link ReadableBatches} needs. A key without a value is left out.
 */
final class ReadableEvents {
  private ReadableEvents() {}

  static List<Map<String, Object>> of(EnrichedBatch batch) {
    List<Map<String, Object>> events = new ArrayList<>(batch.getEventsCount());
    for (Event event : batch.getEventsList()) {
      events.add(of(batch, event));
    }
    return events;
  }

  static Map<String, Object> of(EnrichedBatch batch, Event event) {
    BatchContext context = batch.getContext();
    Page page = page(context, event);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("project_id", batch.getProjectId());
    map.put("event_id", event.getId());
    map.put("kind", event.getPayloadCase().name().toLowerCase(Locale.ROOT));
    map.put(
        "time",
        Instant.ofEpochMilli(
                EventTime.of(event.getTimeMs(), batch.getClockOffsetMs(), batch.getReceivedAtMs())
                    .millis())
            .toString());
    map.put("client_time_ms", event.getTimeMs());
    put(map, "session_id", context.getSessionId());
    put(map, "visitor_id", context.getVisitorId());
    put(map, "user_id", context.getUserId());
    put(map, "tab_id", context.getTabId());
    put(map, "view_id", page.getViewId());
    put(map, "url", page.getUrl());
    put(map, "title", page.getTitle());
    put(map, "referrer", page.getReferrer());
    put(map, "country", batch.getGeo().getCountryCode());
    put(map, "region", batch.getGeo().getRegion());
    put(map, "city", batch.getGeo().getCity());
    put(map, "browser", batch.getUserAgent().getBrowser());
    put(map, "browser_version", batch.getUserAgent().getBrowserVersion());
    put(map, "os", batch.getUserAgent().getOs());
    put(map, "os_version", batch.getUserAgent().getOsVersion());
    put(map, "device", device(batch.getUserAgent().getDevice()));
    map.put("bot", batch.getUserAgent().getBot());
    put(map, "language", context.getLanguage());
    put(map, "ip", batch.getIp());
    map.put("data", data(event));
    map.put("batch", facts(batch, context));
    return map;
  }

  private static Page page(BatchContext context, Event event) {
    return Unsigned.capped(event.getPageIndex()) < context.getPagesCount()
        ? context.getPages(event.getPageIndex())
        : Page.getDefaultInstance();
  }

  /** What stands under the event's kind. */
  private static Object data(Event event) {
    Event alone = event.toBuilder().clearId().clearTimeMs().clearPageIndex().build();
    return PayloadJson.toMap(alone).values().stream().findFirst().orElse(Map.of());
  }

  private static Map<String, Object> facts(EnrichedBatch batch, BatchContext context) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("received_at_ms", batch.getReceivedAtMs());
    facts.put("clock_offset_ms", batch.getClockOffsetMs());
    put(facts, "geo_time_zone", batch.getGeo().getTimeZone());
    facts.put(
        "context",
        PayloadJson.toMap(
            context.toBuilder()
                .clearPages()
                .clearSessionId()
                .clearVisitorId()
                .clearUserId()
                .clearTabId()
                .clearLanguage()));
    return facts;
  }

  static String device(DeviceKind kind) {
    return kind == DeviceKind.DEVICE_KIND_UNSPECIFIED || kind == DeviceKind.UNRECOGNIZED
        ? ""
        : kind.name().substring("DEVICE_KIND_".length()).toLowerCase(Locale.ROOT);
  }

  private static void put(Map<String, Object> map, String key, String value) {
    if (!value.isEmpty()) {
      map.put(key, value);
    }
  }
}
