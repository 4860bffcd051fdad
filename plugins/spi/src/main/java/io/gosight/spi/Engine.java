package io.gosight.spi;

import java.util.Map;

/**
 * A real server that runs on this machine's loopback for as long as the hub does.
 *
 * <p>{@link #start} and {@link #close} are called once each, by one thread; {@link #health} may be
 * called by any thread in between. What was acknowledged to a client as stored must survive the
 * death of the process.
 */
public interface Engine extends AutoCloseable {
  /**
   * Starts the server and returns when it answers.
   *
   * @return the properties under which routes find it, for example {@code gosight.kafka.brokers}
   * @throws Exception if it can't be started; the message says what the operator can do
   */
  Map<String, String> start() throws Exception;

  /** Whether the server answers now; returns within a second. */
  Health health();

  /**
   * Whether the server will not come back by itself, because its process has ended or it met a
   * fatal fault; the host then restarts it at once. Asked after a bad answer of {@link #health}, by
   * the same thread; returns at once.
   */
  default boolean isLost() {
    return false;
  }

  /** Stops the server cleanly, keeping its data; does nothing if it is not running. */
  @Override
  void close() throws Exception;
}
