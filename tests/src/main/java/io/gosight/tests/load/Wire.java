package io.gosight.tests.load;

import java.util.function.BiConsumer;

/**
 * Connections to a server. All methods but {@link #close} are called by one thread, which is also
 * the one that receives the responses.
 */
interface Wire extends AutoCloseable {
  /**
   * Starts to connect, and reconnects whenever a connection is lost.
   *
   * @param answers receives exactly one response per batch
   * @param freed called when capacity to send becomes available
   */
  void open(BiConsumer<Shot, Answer> answers, Runnable freed);

  /** How many batches can be sent now. */
  int free();

  /** Sends a batch; only while {@link #free} is above 0. */
  void send(Shot shot);

  /** Closes all connections. */
  @Override
  void close();
}
