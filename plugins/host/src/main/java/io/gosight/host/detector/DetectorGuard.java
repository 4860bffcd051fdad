package io.gosight.host.detector;

import io.gosight.spi.detector.InsightDetector;

/**
 * Calls a detector within its plugin's class loader. What it throws is told to its {@link
 * DetectorWatch} and harms nobody else; once that says stop, the detector is not called any more.
 */
final class DetectorGuard {
  // No budget is smaller, so what took less need not be told call by call.
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
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      boolean done;
      do {
        done = isDone(turn);
      } while (!done && watch.mayRun(hosted.name()));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Whether nothing is left; false after a call that failed or took long. */
  private boolean isDone(Turn turn) {
    int calls = 0;
    long begin = System.nanoTime();
    long end = begin;
    try {
      while (turn.next(hosted.detector())) {
        long now = System.nanoTime();
        if (now - end >= NOTEWORTHY_NANOS) {
          ran(calls, end - begin);
          ran(1, now - end);
          return false;
        }
        calls++;
        end = now;
      }
      ran(calls, end - begin);
      return true;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      ran(calls, end - begin);
      watch.failed(hosted.name(), e);
      return false;
    }
  }

  private void ran(int calls, long nanos) {
    if (calls > 0) {
      watch.ran(hosted.name(), calls, nanos);
    }
  }
}
