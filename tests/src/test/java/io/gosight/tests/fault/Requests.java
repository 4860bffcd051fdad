package io.gosight.tests.fault;

import io.gosight.proto.v1.EventBatch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Single requests to the hub. For one thread. */
final class Requests {
  // Java's own name would make the events a bot's.
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Site site;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Requests(Site site) {
    this.site = site;
  }

  /** A batch with one page view, as JSON. */
  static String oneEvent(String id) {
    return """
        {"context": {"session_id": "session-1", "pages": [{"url": "https://shop.example/"}]},
         "events": [{"id": "%s", "time_ms": %d, "page_view": {}}]}
        """
        .formatted(id, Instant.now().toEpochMilli());
  }

  /** Sends a batch as JSON. */
  HttpResponse<String> send(String key, String batch) throws IOException, InterruptedException {
    return post(
        "/v1/events",
        batch.getBytes(StandardCharsets.UTF_8),
        "content-type",
        "application/json",
        "x-gosight-key",
        key);
  }

  /** Sends a batch as protobuf. */
  HttpResponse<String> send(String key, EventBatch batch) throws IOException, InterruptedException {
    return post(
        "/v1/events",
        batch.toByteArray(),
        "content-type",
        "application/x-protobuf",
        "x-gosight-key",
        key);
  }

  /** Sends bytes with headers, given as alternating names and values. */
  HttpResponse<String> post(String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.hub().http().resolve(path))
            .timeout(TIMEOUT)
            .header("User-Agent", BROWSER)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Gets a resource with the secret key. */
  HttpResponse<String> read(String path) throws IOException, InterruptedException {
    return get(path, site.keys().secret());
  }

  /** Gets a resource with a key. */
  HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(site.hub().http().resolve(path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + key)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
