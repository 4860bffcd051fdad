package io.gosight.alert.channel;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs calls of channels with a deadline. A call that ignores its interruption keeps its thread, so
 * a channel with too many of them gets no further one. Thread-safe.
 */
final class ChannelCalls {
  private static final int MAX_RUNNING = 64;

  private final ExecutorService threads;
  private final Duration timeout;
  private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();

  ChannelCalls(ExecutorService threads, Duration timeout) {
    this.threads = threads;
    this.timeout = timeout;
  }

  /**
   * Runs a call and waits for its end.
   *
   * @param channel the channel, one of those that are configured
   * @throws ChannelFailure if it takes too long, or too many calls of the channel hang
   * @throws Exception what the call throws
   */
  void run(String channel, Callable<?> call) throws Exception {
    AtomicInteger own = running.computeIfAbsent(channel, any -> new AtomicInteger());
    if (own.incrementAndGet() > MAX_RUNNING) {
      own.decrementAndGet();
      throw new ChannelFailure(
          "%d earlier calls of the channel have not returned.".formatted(MAX_RUNNING),
          Optional.empty());
    }
    Future<?> sending = threads.submit(() -> counted(own, call));
    try {
      sending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sending.cancel(true);
      throw new ChannelFailure(
          "It took longer than " + timeout.toSeconds() + " s.", Optional.empty());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static Object counted(AtomicInteger running, Callable<?> call) throws Exception {
    try {
      return call.call();
    } finally {
      running.decrementAndGet();
    }
  }
}
