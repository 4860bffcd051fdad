package io.gosight.tests.bench;

import io.gosight.kafka.KafkaRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a whole topic from its beginning, repeatedly. For one thread. */
final class TopicPass {
  private final String brokers;
  private final String topic;

  TopicPass(String brokers, String topic) {
    this.brokers = brokers;
    this.topic = topic;
  }

  /** Processes records that were polled together. */
  interface Work {
    /**
     * Does it.
     *
     * @return the number of events in them
     */
    long on(List<KafkaRecord> records) throws IOException;
  }

  /** Reads all records and measures this thread. */
  Pace run(Work work) throws IOException {
    try (WholeTopic whole = WholeTopic.open(brokers, topic)) {
      LongAdder events = new LongAdder();
      long beginCpu = cpuNanos();
      long begin = System.nanoTime();
      whole.read(
          polled -> {
            List<KafkaRecord> records = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : polled) {
              records.add(
                  new KafkaRecord(
                      record.topic(),
                      record.partition(),
                      record.offset(),
                      record.key(),
                      record.value()));
            }
            events.add(work.on(records));
          });
      return new Pace(
          events.sum(), (System.nanoTime() - begin) / 1e9, (cpuNanos() - beginCpu) / 1e9);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
