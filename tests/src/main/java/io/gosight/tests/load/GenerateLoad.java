package io.gosight.tests.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The load generator as a program. Prints a line to standard output whenever its phase changes:
 * {@link #MEASURING}, {@link #MEASURED}, then {@link #REPORT} with a {@link LoadReport} as JSON.
 */
@Command(
    name = "generate",
    description = "Sends realistic batches to a hub and measures its responses.",
    mixinStandardHelpOptions = true)
public final class GenerateLoad implements Callable<Integer> {
  /** The line printed when the warm-up is over. */
  public static final String MEASURING = "MEASURING";

  /** The line printed when the measurement is over. */
  public static final String MEASURED = "MEASURED";

  /** The start of the line with the report. */
  public static final String REPORT = "REPORT ";

  @Parameters(index = "0", description = "http://host:port or grpc://host:port")
  private URI uri;

  @Option(names = "--key", defaultValue = "", description = "the project's write key")
  private String key;

  @Option(
      names = "--connections",
      defaultValue = "64",
      description = "HTTP connections or gRPC streams (default ${DEFAULT-VALUE})")
  private int connections;

  @Option(
      names = "--pipeline",
      defaultValue = "16",
      description = "batches in flight on a gRPC stream (default ${DEFAULT-VALUE})")
  private int pipeline;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description = "events due per second; 0 sends as fast as responses arrive (default)")
  private double rate;

  @Option(names = "--warm-up", defaultValue = "10", description = "seconds before measuring")
  private int warmUpSeconds;

  @Option(names = "--duration", defaultValue = "20", description = "seconds of measuring")
  private int durationSeconds;

  @Option(names = "--timeout", defaultValue = "10", description = "seconds to wait for a response")
  private int timeoutSeconds;

  @Option(names = "--retry", description = "resend batches without a final response")
  private boolean retry;

  @Option(
      names = "--run",
      description = "the run's name, 8 of a-z and 0-9 (default: from the clock)")
  private String run;

  @Option(names = "--seed", defaultValue = "1", description = "the same seed, the same visitors")
  private long seed;

  @Option(names = "--pool", defaultValue = "8192", description = "visitors at a time")
  private int poolSize;

  @Option(names = "--ack-log", description = "file to record acknowledged events in")
  private Path ackLog;

  /** Runs the program. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new GenerateLoad()).execute(args));
  }

  /** A run's name, derived from the clock. */
  public static String runName() {
    String digits = Long.toString(System.currentTimeMillis(), 36);
    return digits.substring(digits.length() - EventIds.RUN_LENGTH);
  }

  @Override
  public Integer call() throws Exception {
    EventIds ids = new EventIds(run == null ? runName() : run);
    Plan plan =
        new Plan(
            rate,
            Duration.ofSeconds(warmUpSeconds),
            Duration.ofSeconds(durationSeconds),
            Duration.ofSeconds(timeoutSeconds),
            retry);
    Target target = new Target(uri, key, connections, pipeline);
    BatchPool pool = BatchPool.create(ids, seed, poolSize);
    try (Load load = Load.create(ids, pool, target, plan, ackLog)) {
      load.run().start();
      load.run().measuring().join();
      System.out.println(MEASURING);
      load.run().measured().join();
      System.out.println(MEASURED);
      LoadReport report = load.run().finished().join();
      System.out.println(REPORT + new ObjectMapper().writeValueAsString(report));
    }
    return 0;
  }
}
