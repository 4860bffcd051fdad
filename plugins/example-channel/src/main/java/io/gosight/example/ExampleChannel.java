package io.gosight.example;

import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.AlertFacts;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.Reach;
import java.util.Map;

/** Renders an alert as lines of plain text. */
final class ExampleChannel implements NotificationChannel {
  private final String url;
  private final Reach reach;

  ExampleChannel(String url, Reach reach) {
    this.url = url;
    this.reach = reach;
  }

  @Override
  public ChannelMessage render(Alert alert, long nowMs) {
    AlertFacts facts = AlertFacts.of(alert);
    StringBuilder text = new StringBuilder(facts.title()).append('\n').append(facts.summary());
    facts.lines().forEach((name, value) -> text.append('\n').append(name + ": " + value));
    facts.items().forEach(item -> text.append("\n- ").append(item));
    Map<String, String> headers = Map.of("Content-Type", "text/plain; charset=utf-8");
    return new ChannelMessage(url, Map.of(), headers, text.toString(), reach);
  }
}
