package io.gosight.fanout;

import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;

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

  /** Makes it what the message holds, as Camel's Kafka producer reads it. */
  void load(Message message) {
    message.setBody(value);
    message.setHeader(KafkaConstants.OVERRIDE_TOPIC, topic);
    message.setHeader(KafkaConstants.KEY, key);
  }
}
