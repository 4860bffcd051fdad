package io.gosight.trackers;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one of PostHog's libraries: one, a list, or a list under {@code batch}.
 *
 * @param request what it sent
 */
record PosthogEvents(TrackerRequest request) {
  List<Submission> submissions() {
    JsonNode json = request.json();
    JsonNode list = json.has("batch") ? json.path("batch") : json;
    List<JsonNode> events = new ArrayList<>();
    if (list.isArray()) {
      list.forEach(events::add);
    } else {
      events.add(list);
    }
    List<Submission> submissions = new ArrayList<>();
    VisitorCalls.of(events, PosthogEvents::visit)
        .forEach((visit, own) -> submissions.add(submission(own)));
    return submissions;
  }

  /** Browsers send the session too. */
  private static String visit(JsonNode event) {
    return visitor(event) + "\n" + event.at("/properties/$session_id").asText();
  }

  private static String visitor(JsonNode event) {
    return event.path("distinct_id").asText(event.at("/properties/distinct_id").asText());
  }

  private Submission submission(List<JsonNode> own) {
    JsonNode first = own.get(0);
    String key =
        request
            .json()
            .path("api_key")
            .asText(first.path("api_key").asText(first.at("/properties/token").asText()));
    String visitor = visitor(first);
    String session = first.at("/properties/$session_id").asText();
    BatchContext.Builder context =
        BatchContext.newBuilder()
            .setSdkName("posthog")
            .setSessionId(
                session.isEmpty() ? request.session(key, visitor) : TrackerRequest.id(key, session))
            .setVisitorId(visitor.isEmpty() ? "" : TrackerRequest.id(key, visitor))
            .setLanguage(first.at("/properties/$browser_language").asText());
    List<Event> events = new ArrayList<>();
    for (JsonNode each : own) {
      JsonNode properties = each.path("properties");
      context.addPages(
          request.page(
              properties.path("$current_url").asText(),
              properties.path("title").asText(),
              properties.path("$referrer").asText("").replace("$direct", "")));
      events.add(event(each).toBuilder().setPageIndex(events.size()).build());
    }
    return request.with(key, context, events);
  }

  private Event event(JsonNode each) {
    String uuid = each.path("uuid").asText();
    String name = each.path("event").asText();
    String id = TrackerRequest.id(uuid.isEmpty() ? request.eventId() + each : uuid);
    long time = TrackerRequest.time(each.path("timestamp").asText());
    return switch (name) {
      case "$pageview" -> TrackerRequest.pageView(id, time);
      case "$identify" ->
          TrackerRequest.identify(id, time, visitor(each), each.path("properties").path("$set"));
      default -> TrackerRequest.custom(id, time, name, each.path("properties"));
    };
  }
}
