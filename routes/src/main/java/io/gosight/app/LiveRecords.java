package io.gosight.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.gosight.api.insight.Insights;
import io.gosight.api.realtime.LiveMessage;
import io.gosight.api.realtime.LiveVisitors;
import io.gosight.api.session.StoredEvent;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.Alert;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Insight;
import io.gosight.store.PlainEvent;
import io.gosight.store.PlainEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads records for the WebSockets of their projects, in the form of the operations that return the
 * same once it is stored. Of projects without a client only the key is read. Safe for use by many
 * threads.
 */
public final class LiveRecords {
  /** A person can't follow more, and every one of them goes to every client. */
  private static final int MOST_AT_ONCE = 20;

  private static final String SEVERITY = "SEVERITY_";
  private static final String KIND = "ALERT_KIND_";

  private final Supplier<Set<String>> watched;
  private final PlainEvents events;
  private final LiveVisitors visitors;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * Records for clients.
   *
   * @param watched the projects that have any
   */
  LiveRecords(Supplier<Set<String>> watched, PlainEvents events, LiveVisitors visitors) {
    this.watched = watched;
    this.events = events;
    this.visitors = visitors;
  }

  /** The events of enriched batches, without those of bots. */
  public List<LiveMessage> events(List<KafkaRecord> records) {
    Map<String, List<Object>> found = new LinkedHashMap<>();
    Set<String> projects = watched.get();
    for (KafkaRecord record : records) {
      if (projects.contains(project(record))) {
        read(EnrichedBatch.parser(), record)
            .filter(batch -> !batch.getUserAgent().getBot())
            .ifPresent(
                batch ->
                    events
                        .of(batch)
                        .forEach(event -> add(found, batch.getProjectId(), stored(event))));
      }
    }
    return messages("events", found);
  }

  /** Insights. */
  public List<LiveMessage> insights(List<KafkaRecord> records) {
    return all("insights", Insight.parser(), Insight::getProjectId, LiveRecords::item, records);
  }

  /** Alerts. */
  public List<LiveMessage> alerts(List<KafkaRecord> records) {
    return all("alerts", Alert.parser(), Alert::getProjectId, LiveRecords::alert, records);
  }

  /** How many are there, in each project that is watched. */
  public List<LiveMessage> visitors() {
    List<LiveMessage> messages = new ArrayList<>();
    for (String project : watched.get()) {
      visitors
          .of(project)
          .ifPresent(now -> messages.add(new LiveMessage(project, "visitors", now, 0)));
    }
    return messages;
  }

  private <T extends Message> List<LiveMessage> all(
      String type,
      Parser<T> parser,
      Function<T, String> project,
      Function<T, Object> form,
      List<KafkaRecord> records) {
    Map<String, List<Object>> found = new LinkedHashMap<>();
    Set<String> projects = watched.get();
    for (KafkaRecord record : records) {
      read(parser, record)
          .filter(message -> projects.contains(project.apply(message)))
          .ifPresent(message -> add(found, project.apply(message), form.apply(message)));
    }
    return messages(type, found);
  }

  private static void add(Map<String, List<Object>> found, String project, Object each) {
    found.computeIfAbsent(project, key -> new ArrayList<>()).add(each);
  }

  /** The newest of each project. */
  private static List<LiveMessage> messages(String type, Map<String, List<Object>> found) {
    List<LiveMessage> messages = new ArrayList<>();
    found.forEach(
        (project, all) -> {
          int omitted = Math.max(0, all.size() - MOST_AT_ONCE);
          messages.add(
              new LiveMessage(
                  project, type, List.copyOf(all.subList(omitted, all.size())), omitted));
        });
    return messages;
  }

  /** The key is the project and the session. */
  private static String project(KafkaRecord record) {
    int end = record.key() == null ? -1 : record.key().indexOf(':');
    return end < 0 ? "" : record.key().substring(0, end);
  }

  private static <T> Optional<T> read(Parser<T> parser, KafkaRecord record) {
    try {
      return record.value() == null
          ? Optional.empty()
          : Optional.of(parser.parseFrom(record.value()));
    } catch (InvalidProtocolBufferException e) {
      // Its consumer makes a dead letter of it.
      return Optional.empty();
    }
  }

  private Object stored(PlainEvent event) {
    return new StoredEvent(
        event.id(),
        event.kind(),
        event.name(),
        Instant.ofEpochMilli(event.timeMs()),
        event.sessionId(),
        event.visitorId(),
        event.userId(),
        event.viewId(),
        event.tabId(),
        event.host(),
        event.page(),
        event.title(),
        event.selector(),
        event.text(),
        event.value(),
        event.x(),
        event.y(),
        properties(event.properties()));
  }

  private JsonNode properties(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      // The page sent something else than JSON.
      return null;
    }
  }

  private static Object item(Insight insight) {
    return new Insights.Item(
        insight.getId(),
        insight.getDetector(),
        insight.getVersion(),
        word(insight.getSeverity().name(), SEVERITY),
        insight.getSessionId(),
        insight.getTabId(),
        Instant.ofEpochMilli(insight.getTimeMs()),
        insight.getReplayOffsetMs(),
        insight.getViewId(),
        insight.getPage(),
        insight.getUrl(),
        insight.getSelector(),
        insight.getFingerprint(),
        insight.getSummary(),
        insight.getThresholdsMap(),
        insight.getEvidenceList().stream()
            .map(
                evidence ->
                    new Insights.Evidence(
                        evidence.getEventId(), Instant.ofEpochMilli(evidence.getClientTimeMs())))
            .toList(),
        insight.getDetailsMap());
  }

  /** An alert as it is published; its deliveries are in the history. */
  private record LiveAlert(
      String id,
      String ruleId,
      String rule,
      String kind,
      String severity,
      String title,
      String summary,
      Instant happenedAt,
      String page,
      String selector,
      String sessionId,
      long replayOffsetMs,
      long count) {}

  private static Object alert(Alert alert) {
    return new LiveAlert(
        alert.getId(),
        alert.getRuleId(),
        alert.getRule(),
        word(alert.getKind().name(), KIND),
        word(alert.getSeverity().name(), SEVERITY),
        alert.getTitle(),
        alert.getSummary(),
        Instant.ofEpochMilli(alert.getTimeMs()),
        alert.getPage(),
        alert.getSelector(),
        alert.getSessionId(),
        alert.getReplayOffsetMs(),
        alert.getCount());
  }

  private static String word(String constant, String prefix) {
    return constant.substring(prefix.length()).toLowerCase(Locale.ROOT);
  }
}
