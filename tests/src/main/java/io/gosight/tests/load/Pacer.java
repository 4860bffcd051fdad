package io.gosight.tests.load;

import io.netty.channel.EventLoop;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes an event loop when something is due. The loop's own timer is too coarse for that (1 ms); at
 * high rates, what is due within {@link #SHORTEST_SLEEP_NANOS} goes out together.
 */
final class Pacer {
  private static final long SHORTEST_SLEEP_NANOS = 250_000;

  private final EventLoop loop;
  private final Runnable task;
  private final long startNanos;
  private final double intervalNanos;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private volatile boolean stopped;

  Pacer(EventLoop loop, Runnable task, long startNanos, double intervalNanos) {
    this.loop = loop;
    this.task = task;
    this.startNanos = startNanos;
    this.intervalNanos = intervalNanos;
  }

  void start() {
    Thread thread = new Thread(this::run, "pacer");
    thread.setDaemon(true);
    thread.start();
  }

  void stop() {
    stopped = true;
  }

  private void run() {
    while (!stopped) {
      if (waiting.compareAndSet(false, true)) {
        loop.execute(
            () -> {
              waiting.set(false);
              task.run();
            });
      }
      long now = System.nanoTime();
      long passed = (long) ((now - startNanos) / intervalNanos);
      long next = startNanos + (long) Math.ceil((passed + 1) * intervalNanos);
      LockSupport.parkNanos(Math.max(SHORTEST_SLEEP_NANOS, next - now));
    }
  }
}
