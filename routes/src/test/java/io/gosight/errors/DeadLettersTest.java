package io.gosight.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.common.DeadLetterBatch;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.testing.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private static final KafkaRecord RECORD = new KafkaRecord("t", 3, 42, null, new byte[0]);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private record Batch(List<DeadLetter> deadLetters) implements DeadLetterBatch {}

  @Test
  void aRedeliveryRepeatsItsId() {
    assertThat(DeadLetters.of(RECORD, Samples.NOW).getId())
        .isEqualTo(DeadLetters.of(RECORD, Samples.NOW.plusSeconds(9)).getId())
        .isEqualTo("t-3-42");
  }

  @Test
  void becomeMessagesKeyedByProjectAndAreCounted() throws InvalidProtocolBufferException {
    DeadLetter letter =
        DeadLetters.of(RECORD, Samples.NOW)
            .setProjectId("shop")
            .setReason("unstorable_row")
            .build();
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(new Batch(List.of(letter)));
    new DeadLetters(registry).encode(exchange);
    Message message = (Message) exchange.getMessage().getBody(List.class).get(0);
    assertThat(message.getHeader(KafkaConstants.KEY)).isEqualTo("shop");
    assertThat(DeadLetter.parseFrom(message.getBody(byte[].class))).isEqualTo(letter);
    assertThat(
            registry.counter("dead_letters", "stage", "store", "reason", "unstorable_row").count())
        .isEqualTo(1);
  }

  @Test
  void goWithoutPayloadsWhereKafkaRefusesThem() throws InvalidProtocolBufferException {
    DeadLetter letter =
        DeadLetters.of(RECORD, Samples.NOW)
            .setMessage("Cut off.")
            .setPayload(ByteString.copyFrom(new byte[9]))
            .setRedrivable(true)
            .build();
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty("bodyWithDeadLetters", new Batch(List.of(letter)));
    new DeadLetters(registry).encodeWithoutPayloads(exchange);
    Message message = (Message) exchange.getMessage().getBody(List.class).get(0);
    DeadLetter sent = DeadLetter.parseFrom(message.getBody(byte[].class));
    assertThat(sent.getId()).isEqualTo(letter.getId());
    assertThat(sent.getPayload()).isEmpty();
    assertThat(sent.getRedrivable()).isFalse();
    assertThat(sent.getMessage()).isEqualTo("Cut off. Its payload of 9 bytes was left out.");
  }

  @Test
  void saysWhetherThereAreAny() {
    assertThat(new Batch(List.of()).getHasDeadLetters()).isFalse();
    assertThat(new Batch(List.of(DeadLetter.getDefaultInstance())).getHasDeadLetters()).isTrue();
  }
}
