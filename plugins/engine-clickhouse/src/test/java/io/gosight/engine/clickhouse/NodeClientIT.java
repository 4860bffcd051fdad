package io.gosight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ClickHouse's official client of another language: nothing of it is ours. */
class NodeClientIT {
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "client-test.mjs");

  @TempDir Path directory;

  @Test
  void writesReadsAndFailsAsAgainstAServer() throws Exception {
    Path work = Path.of("target", "node").toAbsolutePath();
    Files.createDirectories(work);
    for (String file : FILES) {
      Files.write(work.resolve(file), Files.readAllBytes(Path.of("src/test/node", file)));
    }
    run(work, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    try (TestEngine engine = TestEngine.start(directory, Map.of())) {
      String output =
          run(
              work,
              List.of(
                  "node",
                  "client-test.mjs",
                  engine.url(),
                  TestEngine.PASSWORD,
                  engine.readerPassword()));
      assertThat(output).contains("all good");
    }
  }

  private static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
