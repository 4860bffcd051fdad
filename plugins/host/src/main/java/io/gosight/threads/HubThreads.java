package io.gosight.threads;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the threads of the hub that live longer than one call. Each catches everything that its
 * work throws, errors too, goes on, and is known by name to health checks. All of them are daemons.
 * Safe for use by many threads.
 */
public final class HubThreads {
  private static final Logger LOG = LoggerFactory.getLogger(HubThreads.class);
  private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

  private final Clock clock;
  private final Duration restartPause;
  private final Map<String, ThreadState> states = new ConcurrentHashMap<>();
  private final LongAdder failures = new LongAdder();

  /** Threads that go on one second after a failure. */
  public HubThreads(Clock clock) {
    this(clock, RESTART_PAUSE);
  }

  HubThreads(Clock clock, Duration restartPause) {
    this.clock = clock;
    this.restartPause = restartPause;
  }

  /**
   * Runs a task from time to time on a thread of its own, the first time after one period.
   *
   * @param name the thread's name, in kebab case
   * @param pause the time between the end of a run and the next
   */
  public PeriodicTask every(String name, Duration pause, Runnable task) {
    return every(name, pause, pause, task);
  }

  /** The same with another delay before the first run. */
  public PeriodicTask every(String name, Duration delay, Duration pause, Runnable task) {
    ThreadState state = state(name);
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(work -> daemon(name, work));
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            () -> runOnce(name, state, task),
            delay.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
    return () -> {
      executor.shutdownNow();
      states.remove(name, state);
    };
  }

  private void runOnce(String name, ThreadState state, Runnable task) {
    state.begins(clock.instant());
    try {
      task.run();
      state.succeeded();
    } catch (Throwable e) {
      note(name, state, e);
    }
  }

  /**
   * Runs a loop on a thread of its own, and again after a pause whenever it throws. The thread ends
   * when the loop returns or the thread is interrupted.
   */
  public Thread keepRunning(String name, Runnable loop) {
    ThreadState state = state(name);
    Thread thread = daemon(name, () -> repeat(name, state, loop));
    thread.start();
    return thread;
  }

  private void repeat(String name, ThreadState state, Runnable loop) {
    boolean again = true;
    while (again) {
      try {
        loop.run();
        again = false;
      } catch (Throwable e) {
        again = !Thread.currentThread().isInterrupted();
        if (again) {
          note(name, state, e);
          again = rest();
        }
      }
    }
    states.remove(name, state);
  }

  private boolean rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(restartPause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs something once on a thread of its own; what it throws is noted. */
  public Thread run(String name, Runnable work) {
    Thread thread = factory(name).newThread(work);
    thread.start();
    return thread;
  }

  /** A pool of as many threads as there is work; what a task throws is noted. */
  public ExecutorService pool(String name) {
    return Executors.newCachedThreadPool(factory(name));
  }

  /** Makes the threads of a pool; what a task throws is noted, and the pool goes on. */
  public ThreadFactory factory(String name) {
    ThreadState state = state(name);
    return work -> {
      Thread thread = daemon(name, work);
      thread.setUncaughtExceptionHandler((ended, e) -> note(name, state, e));
      return thread;
    };
  }

  /** A thread for {@link Runtime#addShutdownHook}. */
  public static Thread shutdownHook(String name, Runnable work) {
    return new Thread(work, name);
  }

  private ThreadState state(String name) {
    return states.computeIfAbsent(name, key -> new ThreadState());
  }

  private void note(String name, ThreadState state, Throwable e) {
    failures.increment();
    if (state.failed(e, clock.instant())) {
      LOG.error("The thread {} failed and goes on.", name, e);
    } else {
      LOG.debug("The thread {} failed again and goes on.", name, e);
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** What is wrong, by the thread's name; empty texts where all is well. */
  public Map<String, String> problems() {
    Instant now = clock.instant();
    Map<String, String> problems = new TreeMap<>();
    states.forEach((name, state) -> problems.put(name, state.problem(now)));
    return problems;
  }

  /** How often a thread's work has thrown something, over all threads. */
  public long failures() {
    return failures.sum();
  }
}
