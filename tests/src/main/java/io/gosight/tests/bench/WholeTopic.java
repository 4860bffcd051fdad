package io.gosight.tests.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic from its beginning to its end at the time of opening. For one thread. */
public final class WholeTopic implements AutoCloseable {
  private static final int RECORDS_AT_ONCE = 1_000;

  private final KafkaConsumer<String, byte[]> consumer;
  private final long records;

  private WholeTopic(KafkaConsumer<String, byte[]> consumer, long records) {
    this.consumer = consumer;
    this.records = records;
  }

  /** Processes records that were polled together. */
  public interface Work {
    /** Does it. */
    void on(Iterable<ConsumerRecord<String, byte[]>> records) throws IOException;
  }

  /** Opens a topic; there is nothing to read of what is added later. */
  public static WholeTopic open(String brokers, String topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                RECORDS_AT_ONCE),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new WholeTopic(
        consumer,
        consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum());
  }

  /** Reads all of it, once. */
  public void read(Work work) throws IOException {
    for (long left = records; left > 0; ) {
      ConsumerRecords<String, byte[]> polled = consumer.poll(Duration.ofMillis(100));
      work.on(polled);
      left -= polled.count();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
