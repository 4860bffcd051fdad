package io.gosight.engine.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints rows a second of RowBinary inserts through the official client: batches of 10,000 rows of
 * 17 columns, by one and by four writers.
 */
public final class InsertBench {
  private static final int ROWS = 10_000;
  private static final int BATCHES = 200;

  private InsertBench() {}

  public static void main(String[] args) throws Exception {
    byte[] batch = batch();
    System.out.printf("batch: %d rows, %d bytes%n", ROWS, batch.length);
    Path data = Files.createTempDirectory("clickhouse-bench");
    try (TestEngine engine = TestEngine.start(data, Map.of())) {
      engine.ask(
          "CREATE TABLE bench (c1 UInt64, c2 UInt64, c3 UInt64, c4 UInt32, c5 UInt32, c6 UInt32, c7"
              + " UInt16, c8 UInt8, c9 Float64, c10 Float64, c11 String, c12 String, c13 String,"
              + " c14 String, c15 String, c16 String, c17 String) ENGINE = MergeTree ORDER BY (c4,"
              + " c1)");
      for (boolean compress : new boolean[] {false, true}) {
        for (int writers : new int[] {1, 1, 4}) {
          System.out.printf(
              "writers=%d lz4=%b: %,d rows/s%n",
              writers, compress, measure(engine, batch, writers, compress));
        }
      }
      System.out.println("rows stored: " + engine.ask("SELECT count() FROM bench").strip());
    }
  }

  private static long measure(TestEngine engine, byte[] batch, int writers, boolean compress)
      throws Exception {
    try (Client client =
        new Client.Builder()
            .addEndpoint(engine.url())
            .setUsername("gosight")
            .setPassword(TestEngine.PASSWORD)
            .setDefaultDatabase("gosight")
            .compressClientRequest(compress)
            .build()) {
      ExecutorService pool = Executors.newFixedThreadPool(writers);
      long start = System.nanoTime();
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < BATCHES; i++) {
        all.add(
            pool.submit(
                () -> {
                  client
                      .insert(
                          "bench",
                          new ByteArrayInputStream(batch),
                          ClickHouseFormat.RowBinary,
                          new InsertSettings())
                      .get()
                      .close();
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
      pool.shutdown();
      double seconds = Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9;
      return Math.round(ROWS * (double) BATCHES / seconds);
    }
  }

  private static byte[] batch() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < 3; column++) {
        out.writeLong(Long.reverseBytes(row * 7L + column));
      }
      for (int column = 0; column < 3; column++) {
        out.writeInt(Integer.reverseBytes(row / 10 + column));
      }
      out.writeShort(Short.reverseBytes((short) row));
      out.writeByte(row);
      for (int column = 0; column < 2; column++) {
        out.writeLong(Long.reverseBytes(Double.doubleToLongBits(row * 0.5 + column)));
      }
      for (int column = 0; column < 7; column++) {
        byte[] text =
            ("https://shop.example/page/" + row % 100 + "?c=" + column + "&r=" + row)
                .getBytes(StandardCharsets.UTF_8);
        out.writeByte(text.length);
        out.write(text);
      }
    }
    return bytes.toByteArray();
  }
}
