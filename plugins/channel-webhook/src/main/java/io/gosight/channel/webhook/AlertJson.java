package io.gosight.channel.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.gosight.spi.channel.Alert;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;

/** Writes alerts as JSON, whole. */
final class AlertJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private AlertJson() {}

  static String of(Alert alert) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, alert);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can always be written to.", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Alert alert) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", alert.id());
    json.writeStringField("kind", lower(alert.kind()));
    json.writeStringField("project_id", alert.projectId());
    json.writeStringField("rule", alert.rule());
    json.writeStringField("severity", lower(alert.severity()));
    json.writeStringField("title", alert.title());
    json.writeStringField("summary", alert.summary());
    json.writeStringField("time", Instant.ofEpochMilli(alert.timeMs()).toString());
    json.writeNumberField("count", alert.count());
    json.writeNumberField("window_ms", alert.windowMs());
    json.writeStringField("page", alert.page());
    json.writeStringField("url", alert.url());
    json.writeStringField("selector", alert.selector());
    json.writeStringField("session_id", alert.sessionId());
    json.writeNumberField("replay_offset_ms", alert.replayOffsetMs());
    json.writeArrayFieldStart("items");
    for (Alert item : alert.items()) {
      write(json, item);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
