package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.proto.v1.EnrichedBatch;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch from a real HTTP request to Kafka, also while Kafka or PostgreSQL is away. */
class IngestToKafkaTest {
  @TempDir private Path folder;

  private IngestHub hub;

  @BeforeEach
  void start() throws Exception {
    hub = new IngestHub(folder);
  }

  @AfterEach
  void stop() throws Exception {
    hub.close();
  }

  @Test
  void bringsABatchToKafkaAndAnswersAfterThat() throws Exception {
    HttpResponse<String> answer = hub.send(2);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(hub.kafka).hasSize(1);
    assertThat(ids(hub.kafka.get(0))).containsExactly("e0", "e1");
    assertThat(hub.kafka.get(0).getHeader("kafka.KEY")).isEqualTo("shop:s1");
  }

  @Test
  void goesToTheSpoolWhileKafkaIsAwayAndFromThereToKafkaOnceItIsBack() throws Exception {
    hub.kafkaAway = true;
    assertThat(hub.send(1).statusCode()).isEqualTo(200);
    assertThat(hub.send(2).statusCode()).isEqualTo(200);
    assertThat(hub.kafka).isEmpty();
    assertThat(hub.spool().isEngaged()).isTrue();
    hub.kafkaAway = false;
    await().until(() -> !hub.spool().isEngaged());
    assertThat(hub.kafka).hasSize(2);
    assertThat(ids(hub.kafka.get(1))).containsExactly("e0", "e1");
    assertThat(hub.send(3).statusCode()).isEqualTo(200);
    assertThat(hub.kafka).hasSize(3);
  }

  @Test
  void aKeyThatCanNotBeCheckedIsUnavailableAndNotUnknown() throws Exception {
    hub.postgresAway = true;
    HttpResponse<String> answer = hub.send(1);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("keys_unavailable");
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
  }

  @Test
  void aKnownKeyGoesOnWithoutRedisAndPostgres() throws Exception {
    assertThat(hub.send(1).statusCode()).isEqualTo(200);
    hub.postgresAway = true;
    assertThat(hub.send(1).statusCode()).isEqualTo(200);
  }

  private static List<String> ids(Message message) throws IOException {
    return EnrichedBatch.parseFrom(message.getBody(byte[].class)).getEventsList().stream()
        .map(event -> event.getId())
        .toList();
  }
}
