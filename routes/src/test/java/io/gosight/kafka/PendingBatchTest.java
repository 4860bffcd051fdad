package io.gosight.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PendingBatchTest {
  private final PendingBatch batch = new PendingBatch(value -> value.length, false);

  private void add(int partition, long offset, byte[] value, long now) {
    batch.add(new ConsumerRecord<>("t", partition, offset, "k", value), now);
  }

  @Test
  void weighsRecordsAndAnEmptyOneAsOne() {
    add(0, 1, new byte[3], 0);
    add(0, 2, null, 0);
    assertThat(batch.events()).isEqualTo(4);
    assertThat(batch.records()).extracting(KafkaRecord::offset).containsExactly(1L, 2L);
  }

  private static String traceOf(PendingBatch batch, byte[] header) {
    ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("t", 0, 1, "k", new byte[1]);
    record.headers().add("traceparent", header);
    batch.add(record, 0);
    return batch.records().get(0).traceParent();
  }

  @Test
  void keepsTheTraceOfARecordOnlyIfThatIsWanted() {
    byte[] header = "00-4bf9-00f0-01".getBytes(StandardCharsets.US_ASCII);
    assertThat(traceOf(new PendingBatch(value -> 1, true), header)).isEqualTo("00-4bf9-00f0-01");
    assertThat(traceOf(new PendingBatch(value -> 1, false), header)).isNull();
    assertThat(traceOf(new PendingBatch(value -> 1, true), null)).isNull();
    assertThat(traceOf(new PendingBatch(value -> 1, true), new byte[10_000])).isNull();
  }

  @Test
  void waitsFromItsFirstRecordOn() {
    assertThat(batch.waitedNanos(50)).isZero();
    add(0, 1, new byte[1], 50);
    add(0, 2, new byte[1], 90);
    assertThat(batch.waitedNanos(100)).isEqualTo(50);
  }

  @Test
  void forgetsPartitionsThatAreTakenAway() {
    add(0, 1, new byte[1], 0);
    add(1, 1, new byte[2], 0);
    batch.forget(List.of(new TopicPartition("t", 0), new TopicPartition("other", 1)));
    assertThat(batch.records()).extracting(KafkaRecord::partition).containsExactly(1);
    assertThat(batch.events()).isEqualTo(2);
  }

  @Test
  void countsBytesAndForgetsThoseOfRevokedPartitions() {
    add(0, 1, new byte[30], 0);
    add(1, 1, new byte[5], 0);
    add(1, 2, null, 0);
    assertThat(batch.bytes()).isEqualTo(35);
    batch.forget(List.of(new TopicPartition("t", 0)));
    assertThat(batch.bytes()).isEqualTo(5);
  }

  @Test
  void startsAreTheFirstOffsetsOfAllThatWasGathered() {
    List<KafkaRecord> routed = List.of(new KafkaRecord("t", 0, 7, "k", new byte[1]));
    add(0, 8, new byte[1], 0);
    add(1, 3, new byte[1], 0);
    assertThat(PendingBatch.starts(routed, batch.records()))
        .isEqualTo(Map.of(new TopicPartition("t", 0), 7L, new TopicPartition("t", 1), 3L));
  }

  @Test
  void positionsStandAfterTheLastRecordOfEachPartition() {
    add(0, 7, new byte[1], 0);
    add(1, 3, new byte[1], 0);
    add(0, 8, new byte[1], 0);
    assertThat(PendingBatch.positions(batch.records()))
        .isEqualTo(
            Map.of(
                new TopicPartition("t", 0), new OffsetAndMetadata(9),
                new TopicPartition("t", 1), new OffsetAndMetadata(4)));
  }
}
