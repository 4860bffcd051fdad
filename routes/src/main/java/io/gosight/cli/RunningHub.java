package io.gosight.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.app.DataFolder;
import io.gosight.app.Home;
import io.gosight.app.HubConfiguration;
import io.gosight.insight.CircuitBreakerState;
import io.gosight.insight.DetectorHealth;
import io.gosight.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The hub that runs on this machine, if one does, as its management port tells of it. */
final class RunningHub {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final URI health;

  /** The hub of a management host and port. */
  RunningHub(String host, int port) {
    String name = host.contains(":") ? "[" + host + "]" : host;
    this.health = URI.create("http://" + name + ":" + port + "/health");
  }

  /** The settings of a command, with the addresses of the hub that runs on the data folder. */
  static Settings settings(
      Home home, Path data, List<String> profiles, Map<String, String> overrides) {
    Map<String, String> all = new DataFolder(data).readPorts();
    all.putAll(overrides);
    return HubConfiguration.load(home, data, profiles, all);
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

  /** The channels that are configured in it, also by its environment; empty if no hub answers. */
  Set<String> configuredChannels() {
    try {
      Set<String> configured = new TreeSet<>();
      JsonNode report = new ObjectMapper().readTree(report().orElse("{}"));
      report.at("/channels/configured").forEach(name -> configured.add(name.asText()));
      return configured;
    } catch (JsonProcessingException e) {
      return Set.of();
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
