package io.gosight.backtest;

import io.gosight.api.error.ApiException;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.ProjectScope;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.host.detector.StreamId;
import io.gosight.insight.DetectedEvents;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.PageRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What is stored of one project, to be read only. Safe for use by many threads. */
public final class Archive {
  private static final long EVENTS_AT_ONCE = 100_000;

  private final EventReader reader;
  private final ProjectScope project;
  private final Query<MinuteRow> minutes = query("backtest-minutes", MinuteRow.class);
  private final Query<EventRow> events = query("backtest-events", EventRow.class);
  private final Query<FoundInsight> insights = query("backtest-insights", FoundInsight.class);

  /**
   * An archive.
   *
   * @param reader reads results of any length
   * @param projectId the one project that is read
   */
  public Archive(EventReader reader, String projectId) {
    this.reader = reader;
    this.project = ProjectScope.ofSystem(projectId);
  }

  /** The timeBuckets of a period in which events were received. */
  List<TimeBucket> timeBuckets(Instant from, Instant to) {
    List<TimeBucket> all = new ArrayList<>();
    read(
        minutes, period(from, to), row -> all.add(TimeBucket.minute(row.minuteMs(), row.events())));
    return TimeBucket.join(all, EVENTS_AT_ONCE);
  }

  /** Hands on the events of a bucket as they were received. */
  void events(TimeBucket bucket, Consumer<StoredBatch> each) {
    BatchOfRows batch = new BatchOfRows(each);
    read(
        events,
        period(Instant.ofEpochMilli(bucket.fromMs()), Instant.ofEpochMilli(bucket.toMs())),
        row -> batch.add(new StreamId(project.projectId(), row.sessionId(), row.tabId()), row));
    batch.end();
  }

  /** What a detector found in a period. */
  List<FoundInsight> insights(String detector, Instant from, Instant to) {
    List<FoundInsight> all = new ArrayList<>();
    read(insights, period(from, to).value("detector", detector), all::add);
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

    private void add(StreamId id, EventRow row) {
      if (!id.equals(stream) || row.receivedMs() != receivedMs) {
        end();
        stream = id;
        receivedMs = row.receivedMs();
        clockOffsetMs = row.clockOffsetMs();
      }
      byte[] event = Base64.getDecoder().decode(row.payload());
      PageRef page = new PageRef(row.viewId(), row.url());
      try {
        DetectedEvents.read(event, row.clockOffsetMs(), row.receivedMs(), page)
            .ifPresent(gathered::add);
      } catch (IOException e) {
        throw new UncheckedIOException("A stored event can't be read.", e);
      }
    }

    private void end() {
      if (stream != null) {
        gathered.sort(Comparator.comparingLong(DetectedEvent::atMs));
        each.accept(new StoredBatch(stream, receivedMs, clockOffsetMs, gathered));
        gathered.clear();
      }
    }
  }

  private <T> void read(Query<T> query, QueryArguments arguments, Consumer<T> each) {
    try {
      reader.stream(project, query, arguments, each);
    } catch (ApiException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new BacktestException(
          BacktestException.Reason.STORAGE_UNAVAILABLE,
          "ClickHouse does not answer: "
              + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  private static QueryArguments period(Instant from, Instant to) {
    return new QueryArguments().value("from", from).value("to", to);
  }

  private static <T> Query<T> query(String name, Class<T> row) {
    String file = "/sql/" + name + ".sql";
    try (InputStream in = Archive.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("There is no " + file + ".");
      }
      return new Query<>(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row of {@code backtest-minutes.sql}. */
  record MinuteRow(long minuteMs, long events) {}

  /** A row of {@code backtest-events.sql}; the payload is in Base64. */
  record EventRow(
      String sessionId,
      String tabId,
      String viewId,
      String url,
      long receivedMs,
      long clockOffsetMs,
      String payload) {}
}
