package io.gosight.trackers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import io.gosight.common.Gzip;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.Identify;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.PageView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A request of another tracker: its JSON, and helpers to make a batch of it.
 *
 * @param submission how it came
 * @param json its body
 */
record TrackerRequest(Submission submission, JsonNode json) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BYTES = 1 << 20;
  private static final byte GZIP_1 = 0x1f;
  private static final byte GZIP_2 = (byte) 0x8b;

  /**
   * Reads the body.
   *
   * @throws IngestException with {@code malformed_body} if it is no JSON object
   */
  static TrackerRequest of(Submission submission) {
    TrackerRequest request = ofAny(submission);
    if (request.json().isObject()) {
      return request;
    }
    throw new IngestException(IngestError.MALFORMED_BODY, "The body is not a JSON object.");
  }

  /**
   * Reads a body that may also be a list. It may be packed without a header that says so, as
   * browsers can't set one when a page is left.
   *
   * @throws IngestException with {@code malformed_body} if it is no JSON
   */
  static TrackerRequest ofAny(Submission submission) {
    try {
      byte[] body = submission.body();
      JsonNode json = JSON.readTree(isGzip(body) ? Gzip.unpack(body, MAX_BYTES) : body);
      if (json != null && json.isContainerNode()) {
        return new TrackerRequest(submission, json);
      }
    } catch (Gzip.TooLargeException e) {
      throw new IngestException(IngestError.TOO_LARGE, e.getMessage());
    } catch (IOException e) {
      throw new IngestException(IngestError.MALFORMED_BODY, "The body is not JSON.");
    }
    throw new IngestException(IngestError.MALFORMED_BODY, "The body is not a JSON object.");
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 2 && body[0] == GZIP_1 && body[1] == GZIP_2;
  }

  /** An object that some send as text. */
  static JsonNode object(JsonNode json) {
    if (!json.isTextual()) {
      return json;
    }
    try {
      return JSON.readTree(json.asText());
    } catch (JsonProcessingException e) {
      return json;
    }
  }

  /** An identify event; without a user, whom only the page knows, a custom one. */
  static Event identify(String id, long timeMs, String user, JsonNode traits) {
    if (user.isEmpty()) {
      return custom(id, timeMs, "identify", traits);
    }
    Identify.Builder identify = Identify.newBuilder().setUserId(user);
    if (traits.isObject() && !traits.isEmpty()) {
      identify.setTraitsJson(text(traits));
    }
    return Event.newBuilder().setId(id).setTimeMs(timeMs).setIdentify(identify).build();
  }

  /** An id that is the same for the same parts, and tells nothing about them. */
  static String id(String... parts) {
    String text = String.join("\n", parts);
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString().substring(0, 32);
  }

  /** The visit: a visitor's day, because these trackers send no session. */
  String session(String site, String visitor) {
    String who = visitor.isEmpty() ? submission.address() + "\n" + submission.userAgent() : visitor;
    String day = submission.receivedAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
    return id(site, who, day);
  }

  /** An id that a repeated request repeats within the same second. */
  String eventId() {
    return id(
        String.valueOf(submission.address()),
        String.valueOf(submission.receivedAt().getEpochSecond()),
        json.toString());
  }

  Page page(String url, String title, String referrer) {
    return Page.newBuilder()
        .setViewId(id(url, String.valueOf(submission.receivedAt().toEpochMilli())))
        .setUrl(url)
        .setTitle(title)
        .setReferrer(referrer)
        .build();
  }

  static Event pageView(String id, long timeMs) {
    return Event.newBuilder()
        .setId(id)
        .setTimeMs(timeMs)
        .setPageView(PageView.getDefaultInstance())
        .build();
  }

  static Event custom(String id, long timeMs, String name, JsonNode properties) {
    Custom.Builder custom = Custom.newBuilder().setName(name);
    if (properties.isObject() && !properties.isEmpty()) {
      custom.setPropertiesJson(text(properties));
    }
    return Event.newBuilder().setId(id).setTimeMs(timeMs).setCustom(custom).build();
  }

  static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON can't be written.", e);
    }
  }

  /** The time of an ISO text; 0 if it is none. */
  static long time(String text) {
    try {
      return text.isEmpty() ? 0 : Instant.parse(text).toEpochMilli();
    } catch (DateTimeException e) {
      return 0;
    }
  }

  /** The submission with this batch as its body. */
  Submission with(String key, BatchContext.Builder context, Iterable<Event> events) {
    byte[] body =
        EventBatch.newBuilder().setContext(context).addAllEvents(events).build().toByteArray();
    return new Submission(
        submission.protocol(),
        body,
        null,
        "application/x-protobuf",
        null,
        submission.key() == null ? key : submission.key(),
        submission.origin(),
        submission.address(),
        submission.userAgent(),
        submission.receivedAt());
  }
}
