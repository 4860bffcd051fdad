package io.gosight.tests.load;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Counts responses and their latencies between a start and an end. For one thread. */
final class LoadStats {
  private static final long LONGEST_MICROS = 600_000_000L;

  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final long startNanos;
  private final long endNanos;
  private long acceptedEvents;
  private long neverSent;

  LoadStats(long startNanos, long endNanos) {
    this.startNanos = startNanos;
    this.endNanos = endNanos;
  }

  void answered(Shot shot, Answer answer, long nowNanos) {
    if (within(nowNanos)) {
      acceptedEvents += answer.accepted();
    }
    if (!within(shot.dueNanos())) {
      return;
    }
    outcomes.merge(answer.outcome(), 1L, Long::sum);
    if (answer.outcome() == Outcome.ACCEPTED) {
      micros.recordValue(Math.min(LONGEST_MICROS, (nowNanos - shot.dueNanos()) / 1000));
    }
  }

  void neverSent(long dueNanos) {
    if (within(dueNanos)) {
      neverSent++;
    }
  }

  private boolean within(long nanos) {
    return nanos - startNanos >= 0 && nanos - endNanos < 0;
  }

  LoadReport report(String run, long stoppedNanos) {
    double seconds = (Math.min(endNanos, stoppedNanos) - startNanos) / 1e9;
    return new LoadReport(
        run,
        seconds,
        acceptedEvents,
        acceptedEvents / seconds,
        ms(50),
        ms(95),
        ms(99),
        ms(99.9),
        micros.getMaxValue() / 1e3,
        Map.copyOf(outcomes),
        neverSent);
  }

  private double ms(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }
}
