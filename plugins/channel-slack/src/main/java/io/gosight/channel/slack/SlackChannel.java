package io.gosight.channel.slack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.AlertFacts;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.Reach;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Renders an alert as a Slack message of plain text, without markup. */
final class SlackChannel implements NotificationChannel {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final String url;
  private final Reach reach;

  SlackChannel(String url, Reach reach) {
    this.url = url;
    this.reach = reach;
  }

  @Override
  public ChannelMessage render(Alert alert, long nowMs) {
    return new ChannelMessage(
        url, Map.of(), Map.of("Content-Type", "application/json"), json(alert), reach);
  }

  private static String json(Alert alert) {
    AlertFacts facts = AlertFacts.of(alert);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      // shown in notifications; unlike blocks it is always parsed as markup
      json.writeStringField("text", escape(facts.title() + " - " + facts.summary()));
      json.writeBooleanField("unfurl_links", false);
      json.writeArrayFieldStart("blocks");
      block(json, "header", facts.title());
      block(json, "section", facts.summary());
      // two blocks, because a block has at most 3000 characters
      block(json, "section", lines(facts));
      block(json, "section", items(facts));
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed.", e);
    }
    return text.toString();
  }

  private static void block(JsonGenerator json, String type, String text) throws IOException {
    if (text.isBlank()) {
      return;
    }
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeObjectFieldStart("text");
    json.writeStringField("type", "plain_text");
    json.writeBooleanField("emoji", false);
    json.writeStringField("text", text);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String lines(AlertFacts facts) {
    StringBuilder lines = new StringBuilder();
    facts.lines().forEach((name, value) -> lines.append(name + ": " + value + "\n"));
    return lines.toString().stripTrailing();
  }

  private static String items(AlertFacts facts) {
    StringBuilder items = new StringBuilder();
    facts.items().forEach(item -> items.append("- " + item + "\n"));
    return items.toString().stripTrailing();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
