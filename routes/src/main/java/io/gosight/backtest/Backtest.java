package io.gosight.backtest;

import io.gosight.host.PluginLimits;
import io.gosight.host.PluginSupervisor;
import io.gosight.host.PluginTimeoutException;
import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.EventTimeSettings;
import io.gosight.host.detector.HostedDetector;
import io.gosight.host.detector.MemorySharedWindows;
import io.gosight.host.detector.SharedWindows;
import io.gosight.spi.detector.Insight;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Shows stored events to a detector through the same runner as the hub does. Reads from half an
 * hour before the period, so that open tabs are known, to half an hour after it, so that what began
 * in it comes to its end. Immutable.
 */
public final class Backtest {
  private static final int SHARED_WINDOWS = 10_000;

  private final Archive archive;
  private final EventTimeSettings eventTime;
  private final long mostEvents;
  private final PluginSupervisor supervisor;

  /**
   * A backtest.
   *
   * @param archive what is stored of a project
   * @param eventTime allowed lateness and idle timeout
   * @param mostEvents it is refused if it would read more events
   */
  public Backtest(Archive archive, EventTimeSettings eventTime, long mostEvents) {
    this(archive, eventTime, mostEvents, PluginLimits.DEFAULT);
  }

  Backtest(Archive archive, EventTimeSettings eventTime, long mostEvents, PluginLimits limits) {
    this.archive = archive;
    this.eventTime = eventTime;
    this.mostEvents = mostEvents;
    this.supervisor = new PluginSupervisor(limits);
  }

  /** Receives the progress of a backtest. */
  public interface Progress {
    /** So many of so many events were read. */
    void read(long events, long all);
  }

  /**
   * Runs it.
   *
   * @param detector the detector to try
   * @param from the period's first instant
   * @param to the instant after its last
   * @param leadIn how long before the period to begin reading, at least half an hour
   * @param progress receives the progress
   * @throws BacktestException if it can't be made
   */
  public BacktestReport run(
      HostedDetector detector, Instant from, Instant to, Duration leadIn, Progress progress) {
    try {
      return supervisor.supervise(() -> replay(detector, from, to, leadIn, progress));
    } catch (PluginTimeoutException e) {
      throw failed(detector, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(detector, e);
    } catch (Exception e) {
      throw failed(detector, e);
    }
  }

  private static BacktestException failed(HostedDetector detector, Exception cause) {
    return new BacktestException(
        BacktestException.Reason.DETECTOR_FAILS,
        "The backtest of detector '%s' ended: %s".formatted(detector.name(), cause.getMessage()),
        cause);
  }

  private BacktestReport replay(
      HostedDetector detector, Instant from, Instant to, Duration leadIn, Progress progress) {
    Instant begin = from.minus(longer(leadIn, Duration.ofMillis(eventTime.retentionMs())));
    List<TimeBucket> timeBuckets =
        archive.timeBuckets(begin, to.plusMillis(eventTime.retentionMs()));
    long all = timeBuckets.stream().mapToLong(TimeBucket::events).sum();
    if (all > mostEvents) {
      throw new BacktestException(
          BacktestException.Reason.TOO_MANY_EVENTS,
          "The period has %,d events, more than %,d; take a shorter one."
              .formatted(all, mostEvents),
          null);
    }
    Failures failures = new Failures();
    AtomicBoolean shared = new AtomicBoolean();
    DetectorRunner runner =
        new DetectorRunner(List.of(detector), noting(shared), failures, eventTime);
    Map<String, Insight> found = new LinkedHashMap<>();
    Consumer<Insight> keep = insight -> found.putIfAbsent(insight.id(), insight);
    long read = 0;
    for (TimeBucket bucket : timeBuckets) {
      archive.events(bucket, batch -> show(runner, batch, keep));
      read += bucket.events();
      progress.read(read, all);
    }
    runner.advanceTime(Long.MAX_VALUE / 2, keep);
    List<FoundInsight> now =
        found.values().stream()
            .map(FoundInsight::of)
            .filter(insight -> insight.timeMs() >= from.toEpochMilli())
            .filter(insight -> insight.timeMs() < to.toEpochMilli())
            .toList();
    return new BacktestReport(
        detector,
        from,
        to,
        all,
        failures.count(),
        shared.get(),
        Comparison.of(now, archive.insights(detector.name(), from, to)));
  }

  private static void show(DetectorRunner runner, StoredBatch batch, Consumer<Insight> keep) {
    runner.advanceTime(batch.receivedMs(), keep);
    runner.accept(batch.stream(), batch.receivedMs(), batch.clockOffsetMs(), batch.events(), keep);
  }

  private static SharedWindows noting(AtomicBoolean used) {
    SharedWindows windows = new MemorySharedWindows(SHARED_WINDOWS);
    return (detector, projectId, name) -> {
      used.set(true);
      return windows.open(detector, projectId, name);
    };
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
