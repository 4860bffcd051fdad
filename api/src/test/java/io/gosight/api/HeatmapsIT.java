package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heatmaps, queried from the real tables. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeatmapsIT {
  private RecordedProject recorded;

  @BeforeAll
  void start(Stores stores) throws Exception {
    recorded = new RecordedProject(stores, "heatmaps");
  }

  @AfterAll
  void stop() {
    recorded.close();
  }

  @Test
  void aHeatmapCountsClicksWithinElements() throws Exception {
    JsonNode all = recorded.ask("get-heatmap", "/heatmap?page=shop.example/cart&kind=click");
    assertThat(all.path("sessions").asLong()).isEqualTo(2);
    assertThat(all.at("/points/0/selector").asText()).isEqualTo("#buy");
    assertThat(all.at("/points/0/count").asLong()).isEqualTo(2);
    assertThat(all.at("/points/0/x").asDouble()).isEqualTo(0.525);
    assertThat(all.at("/points/0/y").asDouble()).isEqualTo(0.475);
    assertThat(all.at("/snapshot/session_id").asText()).isEqualTo("hot");
    assertThat(all.at("/snapshot/sequence").asLong()).isZero();
    JsonNode phone = recorded.ask("get-heatmap", "/heatmap?page=shop.example/cart&viewport=phone");
    assertThat(phone.path("points").size()).isEqualTo(1);
    assertThat(phone.at("/points/0/x").asDouble()).isEqualTo(0.975);
    assertThat(phone.path("snapshot").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"rage, 1, 2", "dead, 0, 0", "move, 1, 1"})
  void aHeatmapCountsOtherKinds(String kind, int points, int count) throws Exception {
    JsonNode map = recorded.ask("get-heatmap", "/heatmap?page=shop.example/cart&kind=" + kind);
    assertThat(map.path("points").size()).isEqualTo(points);
    assertThat(map.at("/points/0/count").asInt()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"click", "move", "scroll"})
  void aHeatmapTellsTheVisitsOfASessionApart(String kind) throws Exception {
    JsonNode map = recorded.ask("get-heatmap", "/heatmap?page=shop.example/long&kind=" + kind);
    assertThat(map.path("sessions").asLong()).isEqualTo(2);
    assertThat(map.path("scroll").findValuesAsText("sessions"))
        .isEqualTo(
            kind.equals("scroll")
                ? List.of("2", "2", "2", "2", "1", "1", "1", "1", "1", "1", "0")
                : List.of());
  }

  @Test
  void aHeatmapSaysHowDeepSessionsScrolled() throws Exception {
    JsonNode map = recorded.ask("get-heatmap", "/heatmap?page=shop.example/cart&kind=scroll");
    assertThat(map.path("scroll").findValuesAsText("depth_percent"))
        .containsExactly("0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100");
    assertThat(map.at("/scroll/5/sessions").asLong()).isEqualTo(1);
    assertThat(map.at("/scroll/6/sessions").asLong()).isZero();
    assertThat(map.at("/scroll/0/sessions").asLong()).isEqualTo(map.path("sessions").asLong());
  }

  @ParameterizedTest
  @CsvSource({
    "/heatmap?page=shop.example, host and a path",
    "/heatmap?page=shop.example/&kind=hover, does not have a value in the enumeration"
  })
  void aBadParameterIsRefused(String path, String hint) throws Exception {
    HttpResponse<String> answer = recorded.server().get(recorded.path(path), recorded.bearer());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(hint);
  }
}
