package io.gosight.tests.bench;

import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.tests.load.AckedEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Looks which events of one run a topic of batches holds. */
final class RunInTopic {
  private RunInTopic() {}

  /**
   * The events, by {@link AckedEvents#numberOf}.
   *
   * @throws IOException if a record is no batch
   */
  static BitSet events(String brokers, String topic, String run) throws IOException {
    BitSet events = new BitSet();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (left > 0) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          left--;
          // A session's id begins with its run, and the key holds it.
          if (record.key().contains(":" + run)) {
            for (Event event : EnrichedBatch.parseFrom(record.value()).getEventsList()) {
              events.set(AckedEvents.numberOf(event.getId()));
            }
          }
        }
      }
    }
    return events;
  }
}
