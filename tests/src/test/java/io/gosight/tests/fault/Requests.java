package io.gosight.tests.fault;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Single requests of the hub. For one thread. */
final class Requests {
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
    return http.send(
        HttpRequest.newBuilder(site.hub().http().resolve("/v1/events"))
            .timeout(TIMEOUT)
            .header("content-type", "application/json")
            .header("x-gosight-key", key)
            .POST(HttpRequest.BodyPublishers.ofString(batch))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Reads with the secret key. */
  HttpResponse<String> read(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(site.hub().http().resolve(path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + site.keys().secret())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
