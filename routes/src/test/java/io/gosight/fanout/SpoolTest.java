package io.gosight.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gosight.enrich.AcceptedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.testing.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final TopicRecords topics = new TopicRecords(new Topics("events", "replay", "errors"));

  @TempDir private Path folder;

  private Spool open(long maxBytes) throws IOException {
    return Spool.open(folder, maxBytes, new SimpleMeterRegistry());
  }

  private Exchange parted(Event... events) {
    Exchange exchange = new DefaultExchange(camel);
    exchange
        .getMessage()
        .setBody(
            new AcceptedBatch(
                null,
                Samples.enriched("shop"),
                Encoded.of(Samples.context()),
                Samples.received(List.of(events)),
                SendEventsResponse.getDefaultInstance()));
    topics.part(exchange);
    return exchange;
  }

  private List<Message> peek(Spool spool) throws IOException {
    Exchange exchange = new DefaultExchange(camel);
    spool.peek(exchange);
    List<?> messages = exchange.getMessage().getBody(List.class);
    spool.remove(exchange);
    return messages.stream().map(Message.class::cast).toList();
  }

  @Test
  void saysWhyItCantBeWrittenUntilItCan() throws IOException {
    Spool spool = open(1 << 20);
    Files.delete(folder);
    IngestException refused =
        catchThrowableOfType(
            IngestException.class, () -> spool.append(parted(Samples.pageView("a"))));
    assertThat(refused.error()).isEqualTo(IngestError.NOT_DURABLE);
    assertThat(spool.failure()).contains("NoSuchFileException");
    assertThat(spool.failedJustNow()).isTrue();

    Files.createDirectory(folder);
    spool.append(parted(Samples.pageView("a")));
    assertThat(spool.failure()).isEmpty();
    assertThat(spool.failedJustNow()).isFalse();
    spool.close();
  }

  @Test
  void leadsAllBatchesItsWayUntilItIsEmpty() throws IOException {
    try (Spool spool = open(1 << 20)) {
      assertThat(spool.isEngaged()).isFalse();
      spool.append(parted(Samples.pageView("a")));
      assertThat(spool.isEngaged()).isTrue();
      spool.disengageIfEmpty();
      assertThat(spool.isEngaged()).as("something waits").isTrue();
      peek(spool);
      assertThat(spool.hasRecords()).isFalse();
      assertThat(spool.isEngaged()).as("until it is released").isTrue();
      spool.disengageIfEmpty();
      assertThat(spool.isEngaged()).isFalse();
    }
  }

  @Test
  void givesEachRecordBackForItsTopicAndKey() throws IOException {
    try (Spool spool = open(1 << 20)) {
      spool.append(parted(Samples.pageView("a"), Samples.jsError("b"), Samples.replayChunk("c")));
      List<Message> messages = peek(spool);
      assertThat(messages)
          .extracting(m -> m.getHeader(KafkaConstants.OVERRIDE_TOPIC))
          .containsExactly("events", "replay", "errors");
      assertThat(messages)
          .extracting(m -> m.getHeader(KafkaConstants.KEY))
          .containsExactly("shop:s1", "s1", "shop");
      assertThat(EnrichedBatch.parseFrom(messages.get(0).getBody(byte[].class)))
          .isEqualTo(Samples.enriched("shop", Samples.pageView("a"), Samples.jsError("b")));
    }
  }

  @Test
  void isEngagedAfterAStartIfAnEarlierRunLeftSomething() throws IOException {
    try (Spool spool = open(1 << 20)) {
      spool.append(parted(Samples.pageView("a")));
    }
    try (Spool spool = open(1 << 20)) {
      assertThat(spool.isEngaged()).isTrue();
      assertThat(peek(spool)).hasSize(1);
    }
  }

  @Test
  void refusesBatchesOnceItIsFullAndTurnsNotReadyBefore() throws IOException {
    try (Spool spool = open(100)) {
      assertThat(spool.isNearlyFull()).isFalse();
      spool.append(parted(Samples.pageView("a"), Samples.jsError("b")));
      assertThat(spool.isNearlyFull()).isTrue();
      IngestException refusal =
          catchThrowableOfType(
              IngestException.class, () -> spool.append(parted(Samples.pageView("c"))));
      assertThat(refusal.error()).isEqualTo(IngestError.NOT_DURABLE);
      assertThat(refusal.retryAfter()).isPositive();
      spool.append(parted());
      assertThat(peek(spool)).as("nothing needs no room").hasSize(2);
    }
  }

  @Test
  void refusesBatchesIfTheDiskFails() throws IOException {
    Spool spool = open(1 << 20);
    spool.append(parted(Samples.pageView("a")));
    spool.close();
    folder.resolve("0000000000000001.spool").toFile().mkdir();
    assertThat(
            catchThrowableOfType(
                    IngestException.class, () -> spool.append(parted(Samples.pageView("c"))))
                .error())
        .isEqualTo(IngestError.NOT_DURABLE);
  }
}
