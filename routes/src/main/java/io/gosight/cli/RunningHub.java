package io.gosight.cli;

import io.gosight.insight.CircuitBreakerState;
import io.gosight.insight.DetectorHealth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The hub that runs on this machine, if one does, as its management port tells of it. */
final class RunningHub {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final URI health;

  /** The hub of a management host and port. */
  RunningHub(String host, int port) {
    String name = host.contains(":") ? "[" + host + "]" : host;
    this.health = URI.create("http://" + name + ":" + port + "/health");
  }

  URI health() {
    return health;
  }

  /** Which of its detectors are cut off now, by name; empty if no hub answers. */
  Optional<Map<String, CircuitBreakerState>> openCircuits() {
    try {
      return report().map(DetectorHealth::read);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What it says of its health, as JSON; empty if no hub answers. */
  Optional<String> report() {
    HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(health).timeout(DEADLINE).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
