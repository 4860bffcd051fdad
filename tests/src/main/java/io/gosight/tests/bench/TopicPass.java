package io.gosight.tests.bench;

import io.gosight.kafka.KafkaRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a whole topic from its beginning, again and again. For one thread. */
final class TopicPass {
  private static final int RECORDS_AT_ONCE = 1_000;

  private final String brokers;
  private final String topic;

  TopicPass(String brokers, String topic) {
    this.brokers = brokers;
    this.topic = topic;
  }

  /** What is done with records that were polled together. */
  interface Work {
    /**
     * Does it.
     *
     * @return how many events these were
     */
    long on(List<KafkaRecord> records) throws IOException;
  }

  /** Reads all that is there, and measures this thread. */
  Pace run(Work work) throws IOException {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                RECORDS_AT_ONCE),
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
      long events = 0;
      long beginCpu = cpuNanos();
      long begin = System.nanoTime();
      while (left > 0) {
        List<KafkaRecord> records = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          records.add(
              new KafkaRecord(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  record.key(),
                  record.value()));
        }
        left -= records.size();
        events += work.on(records);
      }
      return new Pace(events, (System.nanoTime() - begin) / 1e9, (cpuNanos() - beginCpu) / 1e9);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
