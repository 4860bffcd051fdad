package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.operate.HealthReport;
import io.gosight.stage.StopDeadline;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a load balancer is answered when a route does not serve, and while the hub stops. */
class HubReadinessTest {
  @TempDir private Path folder;

  private IngestHub hub;

  @BeforeEach
  void start() throws Exception {
    hub = new IngestHub(folder);
  }

  @AfterEach
  void stop() throws Exception {
    hub.close();
  }

  @Test
  void isNotReadyOnceARouteDoesNotServeAndSaysWhich() throws Exception {
    hub.camel.getRouteController().stopRoute("ingest-http");
    HttpResponse<String> ready = hub.get("/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("\"routes\":\"not_serving\"");
    assertThat(new HealthReport(hub.hub().health(), hub.hub().lifecycle()).full())
        .contains("Routes that do not serve: [ingest-http].");
    assertThat(hub.get("/health").body()).contains("\"status\":\"degraded\"", "not_serving");
  }

  @Test
  void answers503AndNever404WhileItStops() throws Exception {
    hub.hub().lifecycle().drain();
    HttpResponse<String> draining = hub.get("/ready");
    assertThat(draining.statusCode()).isEqualTo(503);
    assertThat(draining.headers().firstValue("connection")).contains("close");
    assertThat(hub.send(1).statusCode()).isEqualTo(200);
    hub.hub().lifecycle().stop(StopDeadline.in(Duration.ofSeconds(1)));
    for (String path : List.of("/v1/events", "/ready", "/sdk/gosight.js", "/api/v1/projects/x")) {
      HttpResponse<String> answer = hub.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).as(path).isPresent();
    }
    assertThat(hub.get("/health").body()).contains("stopping");
  }
}
