package io.gosight.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tells how far long work is: on a terminal in one line that is written over, elsewhere a line from
 * time to time. It goes to the error stream, so that a command's output stays clean. Used by one
 * thread.
 */
final class Progress {
  private static final long TERMINAL_MS = 200;
  private static final long LOG_MS = 5_000;
  private static final long PERCENT = 100;
  private static final int NANOS_PER_MS = 1_000_000;

  private final String unit;
  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final long begin;
  private long last;
  private int width;

  /**
   * Progress in a unit, for example {@code events}.
   *
   * @param terminal whether a line can be written over
   * @param nanos the monotonic time, for example {@code System::nanoTime}
   */
  Progress(String unit, PrintStream out, boolean terminal, LongSupplier nanos) {
    this.unit = unit;
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
    this.last = begin;
  }

  /** Progress on this process's console; the launcher says whether that is a terminal. */
  static Progress of(String unit) {
    return new Progress(unit, System.err, Boolean.getBoolean("stderr.terminal"), System::nanoTime);
  }

  /** So much of all is done; reported from time to time only. */
  void at(long done, long all) {
    long now = nanos.getAsLong();
    if (now - last < (terminal ? TERMINAL_MS : LOG_MS) * NANOS_PER_MS) {
      return;
    }
    last = now;
    String line = "  %,d of %,d %s (%d %%)".formatted(done, all, unit, percent(done, all));
    if (done > 0 && done < all) {
      long restNanos = (long) ((now - begin) * ((double) (all - done) / done));
      line += ", " + text(Duration.ofNanos(restNanos)) + " to go";
    }
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** Clears the line, so that what follows begins at its start. */
  void end() {
    if (width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
      width = 0;
    }
  }

  private static long percent(long done, long all) {
    return all == 0 ? PERCENT : PERCENT * done / all;
  }

  private static String text(Duration duration) {
    return duration.toMinutes() > 0
        ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : "%d s".formatted(duration.toSeconds() + 1);
  }
}
