package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Roles;
import io.gosight.stage.Stage;
import io.gosight.stage.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StagesTest {
  private static List<String> folders(String roles, Mode mode) {
    return Stages.shipped().of(Roles.parse(roles), mode).routeFolders();
  }

  private static List<String> topics(Mode mode) {
    return Stages.shipped().of(mode).topics(TestContext.settings(Map.of())).stream()
        .map(Topic::name)
        .toList();
  }

  @Test
  void rolesNameTheirRoutesAndTheChoices() {
    assertThat(folders("all", Mode.FULL)).contains("ingest", "store", "api", "errors");
    assertThat(folders("event, api", Mode.FULL))
        .contains("store", "api")
        .doesNotContain("ingest", "fan-out");
    assertThatThrownBy(() -> Roles.parse("ingest,evnt"))
        .hasMessageContaining("'evnt'")
        .hasMessageContaining("all, ingest, event, insight, alert, api");
  }

  @Test
  void modesChooseStages() {
    assertThat(folders("event", Mode.FULL)).contains("tier", "replay");
    assertThat(folders("event", Mode.ANALYTICS_ONLY))
        .contains("store")
        .doesNotContain("tier", "replay");
    assertThat(topics(Mode.REPLAY_OPTIMIZED)).contains("gosight.replay.chunks");
    assertThat(topics(Mode.ANALYTICS_ONLY))
        .contains("gosight.events.raw")
        .doesNotContain("gosight.replay.chunks");
    assertThat(Mode.parse("replay-optimized")).isEqualTo(Mode.REPLAY_OPTIMIZED);
    assertThatThrownBy(() -> Mode.parse("some"))
        .hasMessageContaining("'some'")
        .hasMessageContaining("full, analytics-only, replay-optimized");
  }

  @Test
  void everyStageHasANameOfItsOwnAndItsRoutes() {
    List<Stage> stages = Stages.shipped().all();
    assertThat(stages).extracting(Stage::name).doesNotHaveDuplicates();
    for (Stage stage : stages) {
      for (String folder : stage.routeFolders()) {
        Path routes = Path.of(folder.equals("api") ? "../api/routes" : folder);
        assertThat(Files.isDirectory(routes)).as(stage.name()).isTrue();
      }
    }
  }

  @Test
  void aRoleHasTheStagesThatItNeeds() {
    assertThat(Stages.shipped().of(new Roles(Set.of(Role.INGEST)), Mode.FULL).all())
        .extracting(Stage::name)
        .containsExactly(
            "errors", "tracing", "ledger", "ingest", "enrich", "fan-out", "operate", "demo");
  }
}
