package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private long nanos;

  private Progress progress(boolean terminal) {
    return new Progress(
        "days", new PrintStream(said, true, StandardCharsets.UTF_8), terminal, () -> nanos);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsShareAndRestFromTimeToTime() {
    Progress progress = progress(false);
    progress.at(1, 40);
    nanos = TimeUnit.SECONDS.toNanos(10);
    progress.at(10, 40);
    progress.at(11, 40);
    nanos = TimeUnit.SECONDS.toNanos(200);
    progress.at(20, 40);
    progress.end();

    assertThat(said().lines())
        .containsExactly(
            "  10 of 40 days (25 %), 31 s to go", "  20 of 40 days (50 %), 3 min 20 s to go");
  }

  @Test
  void aTerminalsLineIsWrittenOverAndCleared() {
    Progress progress = progress(true);
    nanos = TimeUnit.SECONDS.toNanos(1);
    progress.at(40, 40);
    progress.end();

    assertThat(said()).startsWith("\r  40 of 40 days (100 %)").endsWith("\r").doesNotContain("\n");
  }
}
