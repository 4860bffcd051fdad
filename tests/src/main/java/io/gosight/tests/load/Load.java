package io.gosight.tests.load;

import java.nio.file.Path;

/**
 * A load with its connections: what {@link GenerateLoad} runs in a process of its own, and a test
 * within itself. Safe for use by many threads.
 */
public final class Load implements AutoCloseable {
  private final Loops loops;
  private final Wire wire;
  private final LoadRun run;

  private Load(Loops loops, Wire wire, LoadRun run) {
    this.loops = loops;
    this.wire = wire;
    this.run = run;
  }

  /**
   * Makes a load that has not started.
   *
   * @param ids names the events
   * @param pool the batches
   * @param target where to send
   * @param plan how much and how long
   * @param ackLog where to record acknowledged events; null records nothing
   * @throws IllegalArgumentException if the target's scheme is neither http nor grpc
   */
  public static Load create(EventIds ids, BatchPool pool, Target target, Plan plan, Path ackLog) {
    Loops loops = Loops.one();
    long timeoutNanos = plan.timeout().toNanos();
    Wire wire =
        switch (String.valueOf(target.uri().getScheme())) {
          case "http" -> new HttpWire(loops, target, new HttpRequests(pool, target), timeoutNanos);
          case "grpc" -> new GrpcWire(loops, target, pool, timeoutNanos);
          default ->
              throw new IllegalArgumentException(
                  "'" + target.uri() + "' is neither http:// nor grpc://.");
        };
    AckLog log = ackLog == null ? null : new AckLog(ackLog);
    return new Load(loops, wire, new LoadRun(ids, plan, wire, log, loops));
  }

  /** The sending itself. */
  public LoadRun run() {
    return run;
  }

  @Override
  public void close() {
    run.stop();
    wire.close();
    loops.close();
  }
}
