package io.gosight.kafka;

/**
 * A record as it lies on Kafka.
 *
 * @param topic the topic
 * @param partition the partition
 * @param offset the offset in the partition
 * @param key the key; may be null
 * @param value the value; may be null
 */
public record KafkaRecord(String topic, int partition, long offset, String key, byte[] value) {}
