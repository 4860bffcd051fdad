package io.gosight.trackers;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Identify;
import java.util.ArrayList;
import java.util.List;

/**
 * The bean {@code tracker-batches}: makes a batch of a request of another tracker. The site's id
 * there is a write key of GoSight. Safe for use by many threads.
 */
public final class TrackerBatches {
  private static final int MAX_EVENTS = 500;

  /** Umami's {@code POST /api/send}: the website id is the write key. */
  public Submission umami(Submission submission) {
    TrackerRequest request = TrackerRequest.of(submission);
    JsonNode payload = request.json().path("payload");
    String key = payload.path("website").asText();
    String url = absolute(payload.path("hostname").asText(), payload.path("url").asText());
    BatchContext.Builder context =
        BatchContext.newBuilder()
            .setSdkName("umami")
            .setSessionId(request.session(key, payload.path("id").asText()))
            .setLanguage(payload.path("language").asText())
            .addPages(
                request.page(
                    url, payload.path("title").asText(), payload.path("referrer").asText()));
    String type = request.json().path("type").asText("event");
    String name = payload.path("name").asText();
    String id = request.eventId();
    Event event;
    if (type.equals("identify")) {
      event = identify(id, 0, payload.path("id").asText(), payload.path("data"));
    } else if (name.isEmpty()) {
      event = TrackerRequest.pageView(id, 0);
    } else {
      event = TrackerRequest.custom(id, 0, name, payload.path("data"));
    }
    return request.with(key, context, List.of(event));
  }

  private static String absolute(String host, String path) {
    return path.startsWith("http") || host.isEmpty() ? path : "https://" + host + path;
  }

  /**
   * Plausible's {@code POST /api/event}.
   *
   * @param key the write key of the site, because Plausible sends its domain only
   */
  public Submission plausible(Submission submission, String key) {
    TrackerRequest request = TrackerRequest.of(submission);
    JsonNode json = request.json();
    String url = json.path("u").asText(json.path("url").asText());
    String name = json.path("n").asText(json.path("name").asText());
    String referrer = json.path("r").asText(json.path("referrer").asText());
    JsonNode properties = json.has("p") ? json.path("p") : json.path("props");
    BatchContext.Builder context =
        BatchContext.newBuilder()
            .setSdkName("plausible")
            .setSessionId(request.session(key, ""))
            .addPages(request.page(url, "", referrer));
    Event event =
        name.equals("pageview")
            ? TrackerRequest.pageView(request.eventId(), 0)
            : TrackerRequest.custom(request.eventId(), 0, name, properties);
    return request.with(key, context, List.of(event));
  }

  /**
   * Segment's {@code POST /v1/track}, {@code /v1/page}, {@code /v1/identify} and {@code /v1/batch}.
   *
   * @param kind track, page, identify or batch
   */
  public Submission segment(Submission submission, String kind) {
    TrackerRequest request = TrackerRequest.of(submission);
    JsonNode json = request.json();
    List<JsonNode> calls = new ArrayList<>();
    if (kind.equals("batch")) {
      json.path("batch").forEach(calls::add);
    } else {
      calls.add(json);
    }
    if (calls.isEmpty() || calls.size() > MAX_EVENTS) {
      throw new IngestException(
          IngestError.MALFORMED_BODY, "A batch has 1 to " + MAX_EVENTS + " calls.");
    }
    String key = json.path("writeKey").asText(calls.get(0).path("writeKey").asText());
    String visitor = calls.get(0).path("anonymousId").asText(calls.get(0).path("userId").asText());
    BatchContext.Builder context =
        BatchContext.newBuilder()
            .setSdkName("segment")
            .setSessionId(request.session(key, visitor))
            .setVisitorId(visitor.isEmpty() ? "" : TrackerRequest.id(key, visitor))
            .setUserId(calls.get(0).path("userId").asText())
            .setLanguage(calls.get(0).at("/context/locale").asText());
    List<Event> events = new ArrayList<>();
    for (JsonNode call : calls) {
      JsonNode page = call.at("/context/page");
      context.addPages(
          request.page(
              page.path("url").asText(call.at("/properties/url").asText()),
              page.path("title").asText(call.at("/properties/title").asText()),
              page.path("referrer").asText()));
      Event event = segmentEvent(request, call, call.path("type").asText(kind));
      events.add(event.toBuilder().setPageIndex(events.size()).build());
    }
    return request.with(key, context, events);
  }

  private static Event segmentEvent(TrackerRequest request, JsonNode call, String type) {
    String message = call.path("messageId").asText();
    String id = message.isEmpty() ? request.eventId() : TrackerRequest.id(message);
    long time = TrackerRequest.time(call.path("timestamp").asText());
    return switch (type) {
      case "page" -> TrackerRequest.pageView(id, time);
      case "identify" -> identify(id, time, call.path("userId").asText(), call.path("traits"));
      case "track" ->
          TrackerRequest.custom(id, time, call.path("event").asText(), call.path("properties"));
      default ->
          throw new IngestException(
              IngestError.MALFORMED_BODY,
              "The call '" + type + "' is not known; the choices are: track, page, identify.");
    };
  }

  private static Event identify(String id, long time, String user, JsonNode traits) {
    Identify.Builder identify = Identify.newBuilder().setUserId(user);
    if (traits.isObject() && !traits.isEmpty()) {
      identify.setTraitsJson(TrackerRequest.text(traits));
    }
    return Event.newBuilder().setId(id).setTimeMs(time).setIdentify(identify).build();
  }
}
