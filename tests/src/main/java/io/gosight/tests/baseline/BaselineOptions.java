package io.gosight.tests.baseline;

import picocli.CommandLine.Option;

/** The options of both baselines. Not changed once parsed. */
final class BaselineOptions {
  /** The start of the line in which a baseline prints its port. */
  static final String READY = "READY ";

  @Option(names = "--brokers", required = true, description = "Kafka's host:port")
  private String brokers;

  @Option(names = "--topic", required = true, description = "the topic of all batches")
  private String topic;

  @Option(names = "--errors-topic", required = true, description = "the topic of errors")
  private String errorsTopic;

  @Option(names = "--port", defaultValue = "0", description = "the port; 0 finds a free one")
  private int port;

  @Option(names = "--linger-ms", defaultValue = "0", description = "the producer's linger.ms")
  private int lingerMs;

  @Option(names = "--batch-bytes", defaultValue = "131072", description = "its batch.size")
  private int batchBytes;

  @Option(names = "--compression", defaultValue = "lz4", description = "its compression.type")
  private String compression;

  String brokers() {
    return brokers;
  }

  String topic() {
    return topic;
  }

  String errorsTopic() {
    return errorsTopic;
  }

  int port() {
    return port;
  }

  int lingerMs() {
    return lingerMs;
  }

  int batchBytes() {
    return batchBytes;
  }

  String compression() {
    return compression;
  }
}
