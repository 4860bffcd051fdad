package io.gosight.host.detector;

import io.gosight.host.PluginThread;
import io.gosight.spi.detector.InsightDetector;

/**
 * Calls a detector within its plugin's class loader. Failures are reported to the {@link
 * DetectorWatch} and do not affect other detectors; once the circuit is open the detector is not
 * called.
 */
final class DetectorGuard {
  // No budget is smaller, so shorter calls are reported together.
  private static final long NOTEWORTHY_NANOS = 1_000_000;

  private final HostedDetector hosted;
  private final DetectorWatch watch;
  private final ClassLoader loader;

  DetectorGuard(HostedDetector hosted, DetectorWatch watch) {
    this.hosted = hosted;
    this.watch = watch;
    this.loader = hosted.detector().getClass().getClassLoader();
  }

  HostedDetector hosted() {
    return hosted;
  }

  /** What a detector has to do at a time. */
  interface Turn {
    /** Makes the next call of the detector; false if there is none left. What fails is over. */
    boolean next(InsightDetector detector);
  }

  /** Lets the detector do all that, unless it is stopped before or meanwhile. */
  void run(Turn turn) {
    if (!watch.mayRun(hosted.name())) {
      return;
    }
    Thread thread = Thread.currentThread();
    PluginThread supervised = PluginThread.current();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      boolean done;
      do {
        done = isDone(turn, supervised);
      } while (!done && watch.mayRun(hosted.name()));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Whether nothing is left; false after a call that failed or took long. */
  private boolean isDone(Turn turn, PluginThread supervised) {
    int calls = 0;
    long begin = System.nanoTime();
    long end = begin;
    Throwable failure = null;
    boolean more = true;
    if (supervised != null) {
      supervised.enter(hosted.name(), begin);
    }
    try {
      while (true) {
        more = turn.next(hosted.detector());
        if (!more) {
          break;
        }
        long now = System.nanoTime();
        if (now - end >= NOTEWORTHY_NANOS) {
          break;
        }
        if (supervised != null) {
          supervised.proceed(now);
        }
        calls++;
        end = now;
      }
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      // errors too: an assertion or a missing class of one detector must not stop the others
      failure = e;
    }
    long slowNanos = more && failure == null ? System.nanoTime() - end : 0;
    String overdue = null;
    if (supervised != null) {
      supervised.leave();
      overdue = supervised.takeOverdue();
    }
    ran(calls, end - begin);
    if (overdue != null) {
      watch.overdue(hosted.name(), overdue);
    } else if (failure != null) {
      watch.failed(hosted.name(), failure);
    } else if (more) {
      ran(1, slowNanos);
    }
    return !more && overdue == null;
  }

  private void ran(int calls, long nanos) {
    if (calls > 0) {
      watch.ran(hosted.name(), calls, nanos);
    }
  }
}
