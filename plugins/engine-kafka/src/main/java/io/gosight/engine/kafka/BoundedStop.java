package io.gosight.engine.kafka;

import java.io.IOException;
import java.time.Duration;

/** Runs a shutdown that may hang, for example on a full disk, for a limited time. */
final class BoundedStop {
  private BoundedStop() {}

  /**
   * Returns when the shutdown has ended.
   *
   * @throws IOException if it fails or has not ended in time; it then goes on on a daemon thread
   */
  static void run(Runnable shutdown, Duration timeout) throws IOException, InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(shutdown, "kafka-engine-stop");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
    thread.start();
    thread.join(timeout.toMillis());
    if (thread.isAlive()) {
      throw new IOException("The Kafka broker did not stop within " + timeout.toSeconds() + " s.");
    }
    if (failure[0] != null) {
      throw new IOException("The Kafka broker failed to stop.", failure[0]);
    }
  }
}
