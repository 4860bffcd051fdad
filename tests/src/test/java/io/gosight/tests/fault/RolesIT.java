package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.tests.hub.Hub;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node with a single role starts alone, next to others on the same engines. */
@ExtendWith(SharedSite.class)
class RolesIT {
  private final Site site;

  RolesIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "event", "alert", "api", "ingest,event"})
  void startAlone(String roles) throws Exception {
    site.run(Map.of());
    try (Hub node =
        Hub.start(
            site.program(),
            site.file("node-" + roles.replace(',', '-')),
            "none",
            roles,
            site.engines().properties())) {
      var unused = node.awaitReady();
      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(node.http().resolve("/health")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
    }
  }
}
