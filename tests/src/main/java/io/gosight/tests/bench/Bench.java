package io.gosight.tests.bench;

import io.gosight.tests.cluster.ClusterBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks as a program: what {@code ./gosight bench NAME} runs. */
@Command(
    name = "bench",
    description = "Measures the built hub on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel =
        "(ingest | store | latency | memory | overload | detect | abuse | replay | query | live"
            + " | cluster)",
    subcommands = {
      IngestBench.class,
      StoreBench.class,
      LatencyBench.class,
      MemoryBench.class,
      OverloadBench.class,
      DetectBench.class,
      AbuseBench.class,
      ReplayBench.class,
      QueryBench.class,
      LiveBench.class,
      ClusterBench.class
    })
public final class Bench {
  private Bench() {}

  /** Runs the program. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }
}
