package io.gosight.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LeftBehindTest {
  @TempDir Path folder;

  @Test
  void onlyThisProgramOnThisFolderIsEnded() throws Exception {
    Path mine = Files.createFile(folder.resolve("mine"));
    Path others = Files.createFile(folder.resolve("mine-not"));
    Process orphan = follow(mine);
    Process bystander = follow(others);
    try {
      assertThat(LeftBehind.end("redis-server", mine, Duration.ofSeconds(5))).isZero();
      assertThat(LeftBehind.end("tail", mine, Duration.ofSeconds(5))).isEqualTo(1);

      assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      orphan.destroyForcibly();
      bystander.destroyForcibly();
    }
  }

  private static Process follow(Path file) throws IOException {
    return new ProcessBuilder("tail", "-f", file.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
