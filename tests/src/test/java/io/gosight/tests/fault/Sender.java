package io.gosight.tests.fault;

import io.gosight.tests.load.AckedEvents;
import io.gosight.tests.load.BatchPool;
import io.gosight.tests.load.EventIds;
import io.gosight.tests.load.GenerateLoad;
import io.gosight.tests.load.Load;
import io.gosight.tests.load.LoadReport;
import io.gosight.tests.load.Plan;
import io.gosight.tests.load.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Senders that record what the hub acknowledged. Patient ones resend a batch, with the same ids,
 * until it is. For one thread.
 */
final class Sender implements AutoCloseable {
  private static final int VISITORS = 512;
  private static final Duration NO_END = Duration.ofMinutes(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  private final EventIds ids = new EventIds(GenerateLoad.runName());
  private final Path log;
  private final Load load;

  private Sender(Site site, URI uri, double rate, int connections, boolean patient) {
    log = site.file("acked-" + ids.run());
    load =
        Load.create(
            ids,
            BatchPool.create(ids, 1, VISITORS),
            new Target(uri, site.keys().write(), connections, 4),
            new Plan(rate, Duration.ZERO, NO_END, TIMEOUT, patient),
            log);
    load.run().start();
  }

  /** Sends over HTTP at a rate, each batch until it is acknowledged. */
  static Sender patient(Site site, double eventsPerSecond) {
    return new Sender(site, site.hub().http(), eventsPerSecond, 16, true);
  }

  /** Sends over gRPC at a rate, each batch until it is acknowledged. */
  static Sender patientGrpc(Site site, double eventsPerSecond) {
    return new Sender(site, site.hub().grpc(), eventsPerSecond, 4, true);
  }

  /** Sends over HTTP at a rate, each batch once. */
  static Sender impatient(Site site, double eventsPerSecond, int connections) {
    return new Sender(site, site.hub().http(), eventsPerSecond, connections, false);
  }

  /** Sends over HTTP, on each connection as fast as it is answered. */
  static Sender greedy(Site site, int connections) {
    return new Sender(site, site.hub().http(), 0, connections, false);
  }

  /** Keeps sending for some time. */
  void keepOn(int seconds) throws InterruptedException {
    boolean unused = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
  }

  /** Stops sending new batches and waits for outstanding responses. */
  LoadReport finish() throws Exception {
    load.run().stop();
    return load.run().finished().get(120, TimeUnit.SECONDS);
  }

  String run() {
    return ids.run();
  }

  /** The acknowledged events; known once finished. */
  AckedEvents acked() throws IOException {
    return AckedEvents.read(log);
  }

  @Override
  public void close() {
    load.close();
  }
}
