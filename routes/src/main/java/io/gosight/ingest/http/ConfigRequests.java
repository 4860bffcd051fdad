package io.gosight.ingest.http;

import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * Reads requests for the SDK's configuration. The write key comes in {@code x-gosight-key}, as a
 * bearer token, or as the parameter {@code key}, for which a browser asks no leave beforehand. Safe
 * for use by many threads.
 */
public final class ConfigRequests {
  private static final String BEARER = "Bearer ";

  private final Clock clock;

  /** Reads them by that clock. */
  public ConfigRequests(Clock clock) {
    this.clock = clock;
  }

  /** Turns a {@code GET /v1/config} into a submission without a batch. */
  public void read(Exchange exchange) {
    HttpMessage message = exchange.getIn(HttpMessage.class);
    HttpServerRequest request = message.getRequest();
    MultiMap headers = request.headers();
    Submission submission =
        new Submission(
            IngestProtocol.HTTP,
            null,
            null,
            null,
            null,
            key(request),
            headers.get("origin"),
            null,
            headers.get("user-agent"),
            clock.instant());
    exchange.setProperty(Submission.PROPERTY, submission);
    String tag = headers.get("if-none-match");
    if (tag != null) {
      exchange.setProperty(Submission.KNOWN_TAG, tag);
    }
    message.setBody(submission);
  }

  private static String key(HttpServerRequest request) {
    String key = request.getHeader("x-gosight-key");
    if (key != null && !key.isBlank()) {
      return key;
    }
    String authorization = request.getHeader("authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return authorization.substring(BEARER.length()).strip();
    }
    return request.getParam("key");
  }
}
