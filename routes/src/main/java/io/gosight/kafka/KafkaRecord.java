package io.gosight.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as it lies on Kafka.
 *
 * @param topic the topic
 * @param partition the partition
 * @param offset the offset in the partition
 * @param key the key; may be null
 * @param value the value; may be null
 * @param traceParent the W3C trace context as it came; null if there is none or it is not read
 */
public record KafkaRecord(
    String topic, int partition, long offset, String key, byte[] value, String traceParent) {
  /** A record without a trace. */
  public KafkaRecord(String topic, int partition, long offset, String key, byte[] value) {
    this(topic, partition, offset, key, value, null);
  }

  /** A record as the client has read it, with the trace that is to be noted. */
  static KafkaRecord of(ConsumerRecord<String, byte[]> read, String traceParent) {
    return new KafkaRecord(
        read.topic(), read.partition(), read.offset(), read.key(), read.value(), traceParent);
  }
}
