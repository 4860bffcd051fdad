package io.gosight.steps;

import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.DeviceKind;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Geo;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.UserAgent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes batches of the maps that {@link ReadableEvents} writes. Maps that a route author writes
 * need {@code project_id}, {@code event_id}, {@code kind} and {@code session_id}; the rest may be
 * absent.
 */
final class ReadableBatches {
  private ReadableBatches() {}

  /**
   * One batch for each group of events about which everything but the page is the same.
   *
   * @throws EventFormatException naming the event and what is wrong with it
   */
  static List<EnrichedBatch> of(List<?> events) {
    Map<EnrichedBatch, EnrichedBatch.Builder> batches = new LinkedHashMap<>();
    for (Object event : events) {
      Map<?, ?> map = map(event);
      EnrichedBatch head = head(map);
      add(map, batches.computeIfAbsent(head, EnrichedBatch::toBuilder));
    }
    return batches.values().stream().map(EnrichedBatch.Builder::build).toList();
  }

  /** The one event in a map, and its page; the page's index is 0. */
  static Event event(Map<?, ?> map) {
    Event.Builder event = Event.newBuilder();
    String kind = required(map, "kind");
    Object data = map.get("data");
    PayloadJson.merge(Map.of(kind, data == null ? Map.of() : data), event);
    return event.setId(required(map, "event_id")).setTimeMs(timeMs(map)).build();
  }

  private static void add(Map<?, ?> map, EnrichedBatch.Builder batch) {
    Page page =
        Page.newBuilder()
            .setViewId(text(map, "view_id"))
            .setUrl(text(map, "url"))
            .setTitle(text(map, "title"))
            .setReferrer(text(map, "referrer"))
            .build();
    List<Page> pages = new ArrayList<>(batch.getContext().getPagesList());
    int index = pages.indexOf(page);
    if (index < 0) {
      index = pages.size();
      batch.getContextBuilder().addPages(page);
    }
    batch.addEvents(event(map).toBuilder().setPageIndex(index));
  }

  private static EnrichedBatch head(Map<?, ?> map) {
    Map<?, ?> facts = map.get("batch") instanceof Map<?, ?> some ? some : Map.of();
    BatchContext.Builder context = BatchContext.newBuilder();
    if (facts.get("context") instanceof Map<?, ?> rest) {
      PayloadJson.merge(rest, context);
    }
    context
        .setSessionId(required(map, "session_id"))
        .setVisitorId(text(map, "visitor_id"))
        .setUserId(text(map, "user_id"))
        .setTabId(text(map, "tab_id"))
        .setLanguage(text(map, "language"));
    EnrichedBatch.Builder batch =
        EnrichedBatch.newBuilder()
            .setProjectId(required(map, "project_id"))
            .setReceivedAtMs(number(facts, "received_at_ms", timeMs(map)))
            .setClockOffsetMs(number(facts, "clock_offset_ms", 0))
            .setIp(text(map, "ip"))
            .setContext(context);
    Geo geo =
        Geo.newBuilder()
            .setCountryCode(text(map, "country"))
            .setRegion(text(map, "region"))
            .setCity(text(map, "city"))
            .setTimeZone(text(facts, "geo_time_zone"))
            .build();
    if (!geo.equals(Geo.getDefaultInstance())) {
      batch.setGeo(geo);
    }
    UserAgent agent = agent(map);
    if (!agent.equals(UserAgent.getDefaultInstance())) {
      batch.setUserAgent(agent);
    }
    return batch.build();
  }

  private static UserAgent agent(Map<?, ?> map) {
    String device = text(map, "device");
    DeviceKind kind = DeviceKind.DEVICE_KIND_UNSPECIFIED;
    if (!device.isEmpty()) {
      try {
        kind = DeviceKind.valueOf("DEVICE_KIND_" + device.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new EventFormatException(
            "The device is '" + device + "'; the choices are: desktop, mobile, tablet, other.", e);
      }
    }
    return UserAgent.newBuilder()
        .setBrowser(text(map, "browser"))
        .setBrowserVersion(text(map, "browser_version"))
        .setOs(text(map, "os"))
        .setOsVersion(text(map, "os_version"))
        .setDevice(kind)
        .setBot(Boolean.parseBoolean(text(map, "bot")))
        .build();
  }

  private static Map<?, ?> map(Object event) {
    if (event instanceof Map<?, ?> map) {
      return map;
    }
    throw new EventFormatException(
        "An event is a map, as decode-events makes it, and not "
            + (event == null ? "null" : "a " + event.getClass().getSimpleName())
            + ".");
  }

  private static String required(Map<?, ?> map, String key) {
    String value = text(map, key);
    if (value.isEmpty()) {
      throw new EventFormatException("The event " + text(map, "event_id") + " has no " + key + ".");
    }
    return value;
  }

  private static String text(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? "" : value.toString();
  }

  private static long timeMs(Map<?, ?> map) {
    if (map.get("client_time_ms") != null) {
      return number(map, "client_time_ms", 0);
    }
    String time = text(map, "time");
    try {
      return time.isEmpty() ? 0 : Instant.parse(time).toEpochMilli();
    } catch (DateTimeException e) {
      throw new EventFormatException(
          "The time '" + time + "' is no instant such as 2026-01-31T12:00:00Z.", e);
    }
  }

  private static long number(Map<?, ?> map, String key, long otherwise) {
    Object value = map.get(key);
    if (value == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(value.toString());
    } catch (NumberFormatException e) {
      throw new EventFormatException("The field " + key + " is '" + value + "', not a number.", e);
    }
  }
}
