package io.gosight.kafka;

import io.gosight.common.TraceHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Records that are gathered until they are handed on. Used by one thread. */
final class PendingBatch {
  private static final int LONGEST_TRACE_PARENT = 256;

  private final RecordWeight weight;
  private final boolean traced;
  private final List<KafkaRecord> records = new ArrayList<>();
  private int events;
  private long bytes;
  private long firstNanos;

  /**
   * A batch without records.
   *
   * @param weight counts the events of a record
   * @param traced whether records keep their traces
   */
  PendingBatch(RecordWeight weight, boolean traced) {
    this.weight = weight;
    this.traced = traced;
  }

  void add(ConsumerRecord<String, byte[]> record, long nowNanos) {
    if (records.isEmpty()) {
      firstNanos = nowNanos;
    }
    records.add(KafkaRecord.of(record, traced ? traceParent(record) : null));
    events += record.value() == null ? 1 : weight.of(record.value());
    bytes += length(record.value());
  }

  private static String traceParent(ConsumerRecord<String, byte[]> record) {
    Header header = record.headers().lastHeader(TraceHeader.TRACE_PARENT);
    byte[] value = header == null ? null : header.value();
    return value == null || value.length > LONGEST_TRACE_PARENT
        ? null
        : new String(value, StandardCharsets.US_ASCII);
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  int events() {
    return events;
  }

  /** The bytes of all values. */
  long bytes() {
    return bytes;
  }

  private static int length(byte[] value) {
    return value == null ? 0 : value.length;
  }

  long waitedNanos(long nowNanos) {
    return records.isEmpty() ? 0 : nowNanos - firstNanos;
  }

  List<KafkaRecord> records() {
    return List.copyOf(records);
  }

  void forget(Collection<TopicPartition> partitions) {
    records.removeIf(r -> partitions.contains(new TopicPartition(r.topic(), r.partition())));
    events = records.stream().mapToInt(r -> r.value() == null ? 1 : weight.of(r.value())).sum();
    bytes = records.stream().mapToLong(r -> length(r.value())).sum();
  }

  /** The position after the last record of each partition. */
  static Map<TopicPartition, OffsetAndMetadata> positions(List<KafkaRecord> records) {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    for (KafkaRecord record : records) {
      positions.merge(
          new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1),
          (a, b) -> a.offset() >= b.offset() ? a : b);
    }
    return positions;
  }

  /** The first offset of each partition over both lists. */
  static Map<TopicPartition, Long> starts(List<KafkaRecord> routed, List<KafkaRecord> gathered) {
    Map<TopicPartition, Long> starts = new HashMap<>();
    Stream.concat(routed.stream(), gathered.stream())
        .forEach(
            r -> starts.merge(new TopicPartition(r.topic(), r.partition()), r.offset(), Math::min));
    return starts;
  }
}
