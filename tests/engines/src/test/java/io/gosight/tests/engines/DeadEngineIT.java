package io.gosight.tests.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process is killed while its hub goes on. */
class DeadEngineIT {
  private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void killedServersAreRestartedWhereTheyWere() throws Exception {
    List<String> engines = List.of("postgres", "redis");
    try (HubProcess hub = HubProcess.start(folder, engines)) {
      Path data = folder.resolve("data");
      long redis = kill(data.resolve("redis/data/redis.pid"));
      long postgres = kill(data.resolve("postgres/data/cluster/postmaster.pid"));

      await()
          .atMost(RECOVERY_TIMEOUT)
          // A server that starts writes the file anew.
          .ignoreException(NoSuchFileException.class)
          .untilAsserted(
              () -> {
                assertThat(pid(data.resolve("redis/data/redis.pid"))).isNotEqualTo(redis);
                assertThat(pid(data.resolve("postgres/data/cluster/postmaster.pid")))
                    .isNotEqualTo(postgres);
                assertThat(hub.health())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains(" up "));
              });
      assertThat(hub.stop()).isZero();
    }
  }

  private static long kill(Path file) throws Exception {
    long pid = pid(file);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    return pid;
  }

  private static long pid(Path file) throws Exception {
    return Long.parseLong(Files.readString(file).lines().findFirst().orElseThrow().trim());
  }
}
