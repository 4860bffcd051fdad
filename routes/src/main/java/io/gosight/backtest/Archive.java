package io.gosight.backtest;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.gosight.host.detector.StreamId;
import io.gosight.insight.DetectedEvents;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.PageRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** What is stored of one project, to be read only. Safe for use by many threads. */
public final class Archive {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final long EVENTS_AT_ONCE = 100_000;

  private final Client client;
  private final String projectId;
  private final String minutes = sql("backtest-minutes");
  private final String events = sql("backtest-events");
  private final String insights = sql("backtest-insights");

  /**
   * An archive.
   *
   * @param client a connection, best of a user that can only read; its maker closes it
   * @param projectId the one project that is read
   */
  public Archive(Client client, String projectId) {
    this.client = client;
    this.projectId = projectId;
  }

  /** The timeBuckets of a period in which events were received. */
  List<TimeBucket> timeBuckets(Instant from, Instant to) {
    List<TimeBucket> all = new ArrayList<>();
    read(
        minutes,
        Map.of("from", MILLIS.format(from), "to", MILLIS.format(to)),
        row -> all.add(TimeBucket.minute(row.int64(), row.int64())));
    return TimeBucket.join(all, EVENTS_AT_ONCE);
  }

  /** Hands on the events of a bucket as they were received. */
  void events(TimeBucket bucket, Consumer<StoredBatch> each) {
    BatchOfRows batch = new BatchOfRows(each);
    read(
        events,
        Map.of(
            "from", MILLIS.format(Instant.ofEpochMilli(bucket.fromMs())),
            "to", MILLIS.format(Instant.ofEpochMilli(bucket.toMs()))),
        row -> {
          StreamId stream = new StreamId(projectId, row.string(), row.string());
          PageRef page = new PageRef(row.string(), row.string());
          batch.add(stream, page, row.int64(), row.int64(), row.bytes());
        });
    batch.end();
  }

  /** What a detector found in a period. */
  List<FoundInsight> insights(String detector, Instant from, Instant to) {
    List<FoundInsight> all = new ArrayList<>();
    read(
        insights,
        Map.of("detector", detector, "from", MILLIS.format(from), "to", MILLIS.format(to)),
        row ->
            all.add(
                new FoundInsight(
                    row.string(),
                    row.string(),
                    row.string(),
                    row.int64(),
                    row.int64(),
                    row.string(),
                    row.string(),
                    row.string())));
    return all;
  }

  /** Gathers rows of one batch, which come one after the other. */
  private static final class BatchOfRows {
    private final Consumer<StoredBatch> each;
    private final List<DetectedEvent> gathered = new ArrayList<>();
    private StreamId stream;
    private long receivedMs;
    private long clockOffsetMs;

    private BatchOfRows(Consumer<StoredBatch> each) {
      this.each = each;
    }

    private void add(StreamId id, PageRef page, long rowReceivedMs, long rowOffsetMs, byte[] event)
        throws IOException {
      if (!id.equals(stream) || rowReceivedMs != receivedMs) {
        end();
        stream = id;
        receivedMs = rowReceivedMs;
        clockOffsetMs = rowOffsetMs;
      }
      DetectedEvents.read(event, rowReceivedMs, page).ifPresent(gathered::add);
    }

    private void end() {
      if (stream != null) {
        gathered.sort(Comparator.comparingLong(DetectedEvent::atMs));
        each.accept(new StoredBatch(stream, receivedMs, clockOffsetMs, gathered));
        gathered.clear();
      }
    }
  }

  private interface RowReader {
    void read(RowStream row) throws IOException;
  }

  private void read(String sql, Map<String, String> parameters, RowReader each) {
    Map<String, Object> bound = new HashMap<>(parameters);
    bound.put("project", projectId);
    QuerySettings settings =
        new QuerySettings()
            .setFormat(ClickHouseFormat.RowBinary)
            .serverSetting("readonly", "2")
            // An answer that fails half way must not look like a whole one.
            .serverSetting("wait_end_of_query", "1");
    try (QueryResponse response = client.query(sql, bound, settings).get()) {
      RowStream rows = new RowStream(response.getInputStream());
      while (rows.hasNext()) {
        each.read(rows);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    } catch (ExecutionException e) {
      throw unavailable(e.getCause() == null ? e : e.getCause());
    } catch (ClickHouseException | IOException e) {
      throw unavailable(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw unavailable(e);
    }
  }

  private static BacktestException unavailable(Throwable cause) {
    return new BacktestException(
        BacktestException.Reason.STORAGE_UNAVAILABLE,
        "ClickHouse does not answer: "
            + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
        cause);
  }

  private static String sql(String name) {
    String file = "/sql/" + name + ".sql";
    try (InputStream in = Archive.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("There is no " + file + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
