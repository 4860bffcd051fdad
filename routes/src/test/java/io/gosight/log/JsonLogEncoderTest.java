package io.gosight.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonLogEncoderTest {
  private final Logger log = new LoggerContext().getLogger("io.gosight.kafka.KafkaBatchConsumer");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void start() {
    lines.start();
    log.addAppender(lines);
  }

  private JsonObject only() {
    String text =
        new String(
            new JsonLogEncoder("ingestor").encode(lines.list.get(0)), StandardCharsets.UTF_8);
    assertThat(text).endsWith("}\n");
    assertThat(text.trim()).doesNotContain("\n");
    return new JsonObject(text);
  }

  @Test
  void hasTheArchitecturesFields() {
    log.atInfo()
        .addKeyValue("event", "events_received")
        .addKeyValue("project_id", "abc123")
        .addKeyValue("count", 10)
        .addKeyValue("duration_ms", 5)
        .log("Received 10 events.");
    JsonObject line = only();
    assertThat(line.getString("level")).isEqualTo("info");
    assertThat(line.getString("service")).isEqualTo("ingestor");
    assertThat(line.getString("event")).isEqualTo("events_received");
    assertThat(line.getString("project_id")).isEqualTo("abc123");
    assertThat(line.getInteger("count")).isEqualTo(10);
    assertThat(line.getInteger("duration_ms")).isEqualTo(5);
    assertThat(Instant.parse(line.getString("timestamp"))).isBefore(Instant.now().plusSeconds(1));
  }

  @Test
  void isOneLineWithoutSecretsWhateverIsLogged() {
    log.error(
        "Line\nbreak with password=hunter2",
        new IllegalStateException("token: abcdefghij", new RuntimeException("cause")));
    JsonObject line = only();
    assertThat(line.getString("event")).isEqualTo("kafka_batch_consumer");
    assertThat(line.getString("message")).isEqualTo("Line\nbreak with password=***");
    assertThat(line.getString("error")).contains("IllegalStateException").doesNotContain("abcdefg");
  }
}
