package io.gosight.ingest;

import io.gosight.threads.HubThreads;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The share of the machine for unknown senders: few threads, a short queue, and a pause after each
 * piece of work that was dear. Safe for use by many threads.
 */
public final class StrangerThreads implements Executor, AutoCloseable {
  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  private static final int WAITING = 512;
  // Ordinary batches take less.
  private static final long DEAR_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int REST_FACTOR = 3;
  private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Counter refused;
  private final ThreadPoolExecutor threads;

  /** Threads that count what found no room. */
  public StrangerThreads(MeterRegistry meters, HubThreads hub) {
    refused = meters.counter("ingestor_strangers_refused");
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            hub.factory("strangers"));
  }

  /**
   * Runs it soon.
   *
   * @throws RejectedExecutionException if too much waits
   */
  @Override
  public void execute(Runnable work) {
    if (threads.getQueue().size() >= WAITING) {
      refused.increment();
      throw new RejectedExecutionException("Too much waits.");
    }
    executeLater(work);
  }

  /**
   * Runs it as soon as it can. For work that is bounded elsewhere: a stream has one piece of it.
   */
  public void executeLater(Runnable work) {
    threads.execute(() -> run(work));
  }

  private static void run(Runnable work) {
    long begin = System.nanoTime();
    try {
      work.run();
    } finally {
      long took = System.nanoTime() - begin;
      if (took > DEAR_NANOS) {
        LockSupport.parkNanos(Math.min(REST_FACTOR * took, LONGEST_REST_NANOS));
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
