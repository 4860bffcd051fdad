package io.gosight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.spi.testing.TrialEngineContext;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashIT {
  private static final int ROUNDS = 3;
  private static final int BATCHES_A_ROUND = 60;

  @TempDir Path directory;

  @Test
  void killedWhileWritingItLosesNothingAcknowledgedAndDoublesNothing() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Path data = directory.resolve("data" + round);
      Set<String> acknowledged = writeUntilKilled(data);
      try (TestEngine engine = TestEngine.start(data, Map.of())) {
        String stored = engine.ask("SELECT DISTINCT batch FROM crash");
        assertThat(stored.lines().collect(Collectors.toSet())).containsAll(acknowledged);
        assertThat(
                engine.ask(
                    "SELECT batch, count(), uniqExact(row) FROM crash GROUP BY batch HAVING count()"
                        + " != "
                        + CrashWriter.ROWS
                        + " OR uniqExact(row) != count()"))
            .isEmpty();
        engine.ask("OPTIMIZE TABLE crash FINAL");
        assertThat(engine.ask("CHECK TABLE crash SETTINGS check_query_single_value_result = 1"))
            .isEqualTo("1\n");
      }
    }
  }

  private static Set<String> writeUntilKilled(Path data) throws Exception {
    Process writer =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    "-Dgosight.cache=" + new TrialEngineContext(data).cacheDirectory(),
                    CrashWriter.class.getName(),
                    data.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith("stored ")) {
          acknowledged.add(line.substring("stored ".length()));
        }
        if (acknowledged.size() == BATCHES_A_ROUND) {
          writer.toHandle().destroyForcibly();
        }
      }
    } finally {
      writer.toHandle().destroyForcibly();
    }
    writer.waitFor();
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BATCHES_A_ROUND);
    return acknowledged;
  }
}
