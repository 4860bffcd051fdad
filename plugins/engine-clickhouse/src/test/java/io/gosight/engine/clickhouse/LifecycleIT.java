package io.gosight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gosight.spi.PluginConfigurationException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleIT {
  @TempDir Path directory;

  @Test
  void aSecondStartFindsTheDataAndAnotherFolderIsAnotherWorld() throws Exception {
    try (TestEngine engine = TestEngine.start(directory.resolve("one"), Map.of())) {
      engine.ask("CREATE TABLE kept (a UInt32) ENGINE = MergeTree ORDER BY a");
      engine.ask("INSERT INTO kept VALUES (1), (2)");
      assertThat(engine.engine().health().up()).isTrue();
    }
    try (TestEngine other = TestEngine.start(directory.resolve("two"), Map.of())) {
      assertThat(other.ask("EXISTS TABLE kept")).isEqualTo("0\n");
    }
    try (TestEngine engine = TestEngine.start(directory.resolve("one"), Map.of())) {
      assertThat(engine.ask("SELECT sum(a) FROM kept")).isEqualTo("3\n");
      engine.ask("DROP TABLE kept");
    }
  }

  @Test
  void aSecondEngineInOneProcessIsRefusedClearly() throws Exception {
    try (TestEngine engine = TestEngine.start(directory.resolve("one"), Map.of())) {
      assertThatThrownBy(() -> TestEngine.start(directory.resolve("two"), Map.of()))
          .hasMessageContaining("another folder");
      assertThat(engine.ask("SELECT 1")).isEqualTo("1\n");
    }
  }

  @Test
  void stopsWhileAStatementRuns() throws Exception {
    TestEngine engine = TestEngine.start(directory, Map.of());
    CompletableFuture<HttpResponse<String>> running =
        engine
            .client()
            .sendAsync(
                engine
                    .request("/")
                    .POST(BodyPublishers.ofString("SELECT count() FROM numbers(1000000000000)"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    await()
        .untilAsserted(
            () -> assertThat(engine.ask("SELECT count() FROM system.processes")).isEqualTo("2\n"));
    engine.close();
    assertThat(engine.engine().health().up()).isFalse();
    assertThat(running.get().body()).startsWith("Code: 394.");
    TestEngine.start(directory, Map.of()).close();
  }

  @Test
  void aLongSelectDoesNotHoldUpInserts() throws Exception {
    try (TestEngine engine = TestEngine.start(directory, Map.of("max-concurrent-queries", "4"))) {
      engine.ask("CREATE TABLE busy (a UInt32) ENGINE = MergeTree ORDER BY a");
      CompletableFuture<HttpResponse<String>> longOne =
          engine
              .client()
              .sendAsync(
                  engine
                      .request("/?max_execution_time=30&max_threads=1")
                      .POST(BodyPublishers.ofString("SELECT count() FROM numbers(1000000000000)"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      for (int i = 0; i < 20; i++) {
        engine.ask("INSERT INTO busy VALUES (" + i + ")");
      }
      assertThat(engine.ask("SELECT count() FROM busy")).isEqualTo("20\n");
      assertThat(longOne).isNotDone();
      engine.ask(
          "KILL QUERY WHERE query LIKE '%numbers(1000000000000)%' AND query NOT LIKE '%KILL%'");
      assertThat(longOne.get().body()).startsWith("Code: 394.");
    }
  }

  @Test
  void aQueryEndsByTheIdThatItsClientGave() throws Exception {
    try (TestEngine engine = TestEngine.start(directory, Map.of("max-concurrent-queries", "4"))) {
      CompletableFuture<HttpResponse<String>> longOne =
          engine
              .client()
              .sendAsync(
                  engine
                      .request("/?query_id=report-7&max_execution_time=60&max_threads=1")
                      .POST(BodyPublishers.ofString("SELECT count() FROM numbers(1000000000000)"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      await()
          .until(
              () ->
                  engine
                      .ask("SELECT count() FROM system.processes WHERE query LIKE '%numbers(1%'")
                      .equals("2\n"));
      engine.ask("KILL QUERY WHERE query_id = 'report-8'");
      assertThat(longOne).isNotDone();
      engine.ask("KILL QUERY WHERE query_id = 'report-7'");
      assertThat(longOne.get().body()).startsWith("Code: 394.");
    }
  }

  @Test
  void manyWritersAndReadersAtOnceStayExact() throws Exception {
    try (TestEngine engine = TestEngine.start(directory, Map.of("max-concurrent-queries", "3"))) {
      engine.ask("CREATE TABLE many (a UInt64) ENGINE = MergeTree ORDER BY a");
      List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String sql =
            i % 3 == 2
                ? "SELECT count() FROM many"
                : "INSERT INTO many SELECT " + i + " * 1000 + number FROM numbers(1000)";
        all.add(
            engine
                .client()
                .sendAsync(
                    engine.request("/?database=gosight").POST(BodyPublishers.ofString(sql)).build(),
                    HttpResponse.BodyHandlers.ofString()));
      }
      for (CompletableFuture<HttpResponse<String>> one : all) {
        assertThat(one.get().statusCode()).as(one.get().body()).isEqualTo(200);
      }
      assertThat(engine.ask("SELECT count(), uniqExact(a) FROM many")).isEqualTo("40000\t40000\n");
    }
  }

  @Test
  void theJvmKeepsItsOwnSignals() throws Exception {
    try (TestEngine engine = TestEngine.start(directory, Map.of())) {
      int caught = 0;
      for (int round = 0; round < 50; round++) {
        engine.ask("SELECT " + round);
        caught += nullChecks(20_000);
        caught += overflow();
      }
      assertThat(caught).isEqualTo(50 * (10_000 + 1));
      assertThat(engine.ask("SELECT count() > 0 FROM system.stack_trace")).isEqualTo("1\n");
      assertThat(nullChecks(20_000)).isEqualTo(10_000);
    }
  }

  @Test
  void namesAWrongKeyAndAMissingLibrary() {
    assertThatThrownBy(() -> TestEngine.start(directory, Map.of("max-memory-megabytes", "1")))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessageContaining("max-memory-megabytes");
    assertThatThrownBy(() -> TestEngine.start(directory, Map.of("library-file", "/no/such.so")))
        .hasMessageContaining("library-file");
  }

  private static int nullChecks(int times) {
    int caught = 0;
    for (int i = 0; i < times; i++) {
      int[] array = i % 2 == 0 ? null : new int[] {i};
      try {
        caught += array[0] - i;
      } catch (NullPointerException e) {
        caught++;
      }
    }
    return caught;
  }

  private static int overflow() {
    try {
      return deeper(0);
    } catch (StackOverflowError e) {
      return 1;
    }
  }

  private static int deeper(int depth) {
    return depth < 0 ? depth : 1 + deeper(depth + 1);
  }
}
