package io.gosight.tests.bench;

import io.gosight.tests.load.EventIds;
import io.gosight.tests.load.GenerateLoad;
import io.gosight.tests.load.RealisticBatches;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends one batch to check that a hub accepts batches. */
final class FirstBatch {
  private FirstBatch() {}

  /**
   * Sends it.
   *
   * @throws IOException if it is not accepted
   */
  static void send(URI hub, String key) throws IOException {
    EventIds ids = new EventIds(GenerateLoad.runName());
    byte[] batch =
        new RealisticBatches(1)
            .next(ids, 0, ids.run() + "_first", System.currentTimeMillis())
            .batch()
            .toByteArray();
    HttpRequest request =
        HttpRequest.newBuilder(hub.resolve("/v1/events"))
            .header("content-type", "application/x-protobuf")
            .header("x-gosight-key", key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
            .build();
    try {
      int status =
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (status != 200) {
        throw new IOException("The hub responded with " + status + " to its first batch.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while sending.", e);
    }
  }
}
