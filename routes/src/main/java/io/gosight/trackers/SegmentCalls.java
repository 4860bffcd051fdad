package io.gosight.trackers;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of one of Segment's libraries.
 *
 * @param request what it sent
 */
record SegmentCalls(TrackerRequest request) {
  List<Submission> submissions(String kind) {
    JsonNode json = request.json();
    List<JsonNode> calls = new ArrayList<>();
    if (kind.equals("batch")) {
      json.path("batch").forEach(calls::add);
    } else {
      calls.add(json);
    }
    List<Submission> submissions = new ArrayList<>();
    VisitorCalls.of(calls, SegmentCalls::visitor)
        .forEach((visitor, own) -> submissions.add(submission(kind, visitor, own)));
    return submissions;
  }

  private static String visitor(JsonNode call) {
    return call.path("anonymousId").asText(call.path("userId").asText());
  }

  private Submission submission(String kind, String visitor, List<JsonNode> calls) {
    JsonNode first = calls.get(0);
    String key = request.json().path("writeKey").asText(first.path("writeKey").asText());
    BatchContext.Builder context =
        BatchContext.newBuilder()
            .setSdkName("segment")
            .setSessionId(request.session(key, visitor))
            .setVisitorId(visitor.isEmpty() ? "" : TrackerRequest.id(key, visitor))
            .setUserId(first.path("userId").asText())
            .setLanguage(first.at("/context/locale").asText());
    List<Event> events = new ArrayList<>();
    for (JsonNode call : calls) {
      JsonNode page = call.at("/context/page");
      context.addPages(
          request.page(
              page.path("url").asText(call.at("/properties/url").asText()),
              page.path("title").asText(call.at("/properties/title").asText()),
              page.path("referrer").asText()));
      Event event = event(call, call.path("type").asText(kind));
      events.add(event.toBuilder().setPageIndex(events.size()).build());
    }
    return request.with(key, context, events);
  }

  /** What has no like here, such as {@code group}, is a custom event of its name. */
  private Event event(JsonNode call, String type) {
    String message = call.path("messageId").asText();
    String id = message.isEmpty() ? request.eventId() : TrackerRequest.id(message);
    long time = TrackerRequest.time(call.path("timestamp").asText());
    return switch (type) {
      case "page" -> TrackerRequest.pageView(id, time);
      case "identify" ->
          TrackerRequest.identify(id, time, call.path("userId").asText(), call.path("traits"));
      case "track" ->
          TrackerRequest.custom(id, time, call.path("event").asText(), call.path("properties"));
      default ->
          TrackerRequest.custom(
              id, time, type, call.has("traits") ? call.path("traits") : call.path("properties"));
    };
  }
}
