package io.gosight.backtest;

import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.HostedDetector;
import io.gosight.host.detector.MemorySharedWindows;
import io.gosight.host.detector.Patience;
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
  private final Patience patience;
  private final long mostEvents;

  /**
   * A backtest.
   *
   * @param archive what is stored of a project
   * @param patience how long detectors wait for events that are on their way, as in the hub
   * @param mostEvents it is refused if it would read more events
   */
  public Backtest(Archive archive, Patience patience, long mostEvents) {
    this.archive = archive;
    this.patience = patience;
    this.mostEvents = mostEvents;
  }

  /** Is told how far a backtest has come. */
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
   * @param progress is told how far it has come
   * @throws BacktestException if it can't be made
   */
  public BacktestReport run(
      HostedDetector detector, Instant from, Instant to, Duration leadIn, Progress progress) {
    Instant begin = from.minus(longer(leadIn, Duration.ofMillis(patience.forgetMs())));
    List<Stretch> stretches = archive.stretches(begin, to.plusMillis(patience.forgetMs()));
    long all = stretches.stream().mapToLong(Stretch::events).sum();
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
        new DetectorRunner(List.of(detector), noting(shared), failures, patience);
    Map<String, Insight> found = new LinkedHashMap<>();
    Consumer<Insight> keep = insight -> found.putIfAbsent(insight.id(), insight);
    long read = 0;
    for (Stretch stretch : stretches) {
      archive.events(stretch, batch -> show(runner, batch, keep));
      read += stretch.events();
      progress.read(read, all);
    }
    runner.silence(Long.MAX_VALUE / 2, keep);
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
    runner.silence(batch.receivedMs(), keep);
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
