package io.gosight.engine.clickhouse;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Inserts numbered batches until it is killed, and says so after each that was acknowledged. Run in
 * a process of its own.
 */
public final class CrashWriter {
  static final int ROWS = 500;
  private static final int WRITERS = 3;

  private CrashWriter() {}

  public static void main(String[] args) throws Exception {
    TestEngine engine = TestEngine.start(Path.of(args[0]), Map.of());
    engine.ask(
        "CREATE TABLE IF NOT EXISTS crash (batch UInt64, row UInt32, text String)"
            + " ENGINE = MergeTree ORDER BY (batch, row)");
    for (int writer = 0; writer < WRITERS; writer++) {
      int first = writer;
      new Thread(() -> write(engine, first)).start();
    }
  }

  private static void write(TestEngine engine, int first) {
    try {
      for (long batch = first; ; batch += WRITERS) {
        long number = batch;
        String rows =
            IntStream.range(0, ROWS)
                .mapToObj(row -> number + "\t" + row + "\ttext of " + row + "\n")
                .collect(Collectors.joining());
        int status =
            engine
                .send(
                    engine
                        .request("/?database=gosight&query=INSERT+INTO+crash+FORMAT+TSV")
                        .POST(BodyPublishers.ofString(rows, StandardCharsets.UTF_8))
                        .build())
                .statusCode();
        if (status == 200) {
          synchronized (System.out) {
            System.out.println("stored " + batch);
            System.out.flush();
          }
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
