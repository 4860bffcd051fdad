package io.gosight.trackers;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import java.util.List;

/**
 * The bean {@code tracker-batches}: makes batches of a request of another tracker. The site's id
 * there is a write key of GoSight. Safe for use by many threads.
 */
public final class TrackerBatches {
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
      event = TrackerRequest.identify(id, 0, payload.path("id").asText(), payload.path("data"));
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
    String referrer = json.path("r").asText(json.path("referrer").asText(""));
    JsonNode properties =
        TrackerRequest.object(json.has("p") ? json.path("p") : json.path("props"));
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
   * Segment's {@code POST /v1/track}, {@code /v1/page}, {@code /v1/identify} and {@code /v1/batch}:
   * a batch for each visitor, because a server sends the calls of many at once.
   *
   * @param kind track, page, identify or batch
   */
  public List<Submission> segment(Submission submission, String kind) {
    return new SegmentCalls(TrackerRequest.of(submission)).submissions(kind);
  }

  /** PostHog's capture endpoints: a batch for each visitor. The API key is the write key. */
  public List<Submission> posthog(Submission submission) {
    return new PosthogEvents(TrackerRequest.ofAny(submission)).submissions();
  }
}
