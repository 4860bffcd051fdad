package io.gosight.stage;

import java.time.Duration;

/**
 * A Kafka topic that a stage writes.
 *
 * @param name its name
 * @param partitions how many partitions it is created with
 * @param retention how long records are kept
 */
public record Topic(String name, int partitions, Duration retention) {}
