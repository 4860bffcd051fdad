package io.gosight.tests.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllEnginesIT {
  private static final List<String> ALL = List.of("kafka", "postgres", "redis", "s3");

  @TempDir Path folder;

  @Test
  void allOfThemRunInOneProcessAndStopCleanly() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, ALL)) {
      assertThat(hub.health()).hasSize(4).allMatch(line -> line.contains(" up "));
      assertThat(hub.stop()).isZero();
    }
  }

  @Test
  void aSecondHubOnTheSameDataIsRefusedAndHarmsNothing() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("redis"));
        HubProcess second = HubProcess.launch(folder, List.of("redis"))) {
      assertThat(second.failure())
          .startsWith("failed Another hub is running on the data folder")
          .contains("stop it");
      assertThat(hub.health()).singleElement().asString().startsWith("redis up");
    }
  }

  @Test
  void aPortInUseIsReportedInOneSentence() throws Exception {
    try (HubProcess hub = HubProcess.start(folder.resolve("one"), List.of("redis"));
        HubProcess second =
            HubProcess.launch(
                folder.resolve("two"),
                List.of("redis", "s3"),
                "gosight.engine.redis.port=" + hub.property("gosight.redis.port"))) {
      assertThat(second.failure())
          .startsWith("failed Engine redis: [start-failed]")
          .contains("is taken by another program");
    }
  }
}
