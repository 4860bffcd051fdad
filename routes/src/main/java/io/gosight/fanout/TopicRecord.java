package io.gosight.fanout;

/**
 * One record for Kafka.
 *
 * @param topic the topic's name
 * @param key the record's key, which chooses the partition
 * @param value the record's bytes, never changed after this
 */
public record TopicRecord(String topic, String key, byte[] value) {
  /** The bytes that it takes, roughly. */
  int size() {
    return topic.length() + key.length() + value.length;
  }
}
