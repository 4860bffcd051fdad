package io.gosight.tests.load;

import java.util.function.BiConsumer;

/**
 * Connections to a server. All methods but {@link #close} are called by one thread, which is also
 * the one that answers are given to.
 */
interface Wire extends AutoCloseable {
  /**
   * Starts to connect, and connects again whenever a connection is lost.
   *
   * @param answers takes each batch's answer, exactly one for each
   * @param freed told when a batch can be sent where none could
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
