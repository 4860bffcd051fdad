package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.gosight.common.DeadLetterBatch;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read from Kafka: rows first, then dead letters, then the rest. */
class StoreRoutesTest extends RouteTest {
  private final List<String> done = new ArrayList<>();

  @Override
  List<String> files() {
    return List.of("store/store-events", "replay/store-replay", "errors/publish-dead-letters");
  }

  private static List<KafkaRecord> records(String topic, byte[]... values) {
    List<KafkaRecord> records = new ArrayList<>();
    for (byte[] value : values) {
      records.add(new KafkaRecord(topic, 0, records.size(), "shop:s1", value));
    }
    return records;
  }

  @BeforeEach
  void clear() {
    done.clear();
  }

  private void note(Exchange exchange) {
    done.add(String.valueOf(exchange.getMessage().getBody().getClass().getSimpleName()));
  }

  private void expectOneUnreadable() throws Exception {
    assertThat(deadLetters())
        .extracting(DeadLetter::getPayload)
        .containsExactly(ByteString.copyFrom(new byte[] {1}));
  }

  @Test
  void eventsAreInsertedAndUnreadableRecordsBecomeDeadLetters() throws Exception {
    replace("insert-events", this::note);
    replace(
        "record-deliveries",
        exchange -> {
          assertThat(mock(DEAD_LETTERS).getReceivedCounter()).isEqualTo(1);
          note(exchange);
        });

    run(
        "kafka-batches:gosight.events.raw",
        records(
            "gosight.events.raw",
            Samples.enriched("shop", Samples.pageView("a")).toByteArray(),
            new byte[] {1}));

    assertThat(done).containsExactly("StoreBatch", "StoreBatch");
    expectOneUnreadable();
  }

  @Test
  void goodRecordsAreNoDeadLetters() {
    leaveOut("insert-events", "record-deliveries");

    run(
        "kafka-batches:gosight.events.raw",
        records(
            "gosight.events.raw", Samples.enriched("shop", Samples.pageView("a")).toByteArray()));

    assertThat(mock(DEAD_LETTERS).getReceivedCounter()).isZero();
  }

  @Test
  void replayChunksAreInsertedAndUnreadableOnesBecomeDeadLetters() throws Exception {
    leaveOut("join-pieces");
    replace("insert-chunks", this::note);

    run(
        "kafka-batches:gosight.replay.chunks",
        records(
            "gosight.replay.chunks",
            Samples.enriched("shop", Samples.replayChunk("c")).toByteArray(),
            new byte[] {1}));

    assertThat(done).containsExactly("ReplayBatch");
    expectOneUnreadable();
  }

  @Test
  void aDeadLetterHandsItsBodyBack() throws Exception {
    DeadLetterBatch batch =
        () -> List.of(DeadLetter.newBuilder().setId("d1").setProjectId("shop").build());

    assertThat(run("publish-dead-letters", batch).getBody()).isSameAs(batch);
    assertThat(deadLetters()).extracting(DeadLetter::getId).containsExactly("d1");
  }
}
