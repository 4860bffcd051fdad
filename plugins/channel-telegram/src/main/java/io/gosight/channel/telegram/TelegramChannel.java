package io.gosight.channel.telegram;

import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.AlertFacts;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.Reach;
import java.util.Map;

/** Renders an alert as Telegram's HTML, for Camel's Telegram component. */
final class TelegramChannel implements NotificationChannel {
  private final TelegramConfig config;

  TelegramChannel(TelegramConfig config) {
    this.config = config;
  }

  @Override
  public ChannelMessage render(Alert alert, long nowMs) {
    AlertFacts facts = AlertFacts.of(alert);
    StringBuilder html = new StringBuilder();
    html.append("<b>").append(TelegramHtml.escape(facts.title())).append("</b>\n");
    html.append(TelegramHtml.escape(facts.summary())).append('\n');
    facts
        .lines()
        .forEach(
            (name, value) ->
                // as code, so that Telegram does not turn addresses into links and fetch them
                html.append('\n')
                    .append(name)
                    .append(": <code>")
                    .append(TelegramHtml.escape(value))
                    .append("</code>"));
    facts.items().forEach(item -> html.append("\n- ").append(TelegramHtml.escape(item)));
    return new ChannelMessage(
        "telegram:bots",
        Map.of(
            "authorizationToken", config.token(),
            "chatId", config.chatId(),
            "baseUri", config.baseUri()),
        Map.of("CamelTelegramParseMode", "HTML"),
        html.toString(),
        Reach.ANYWHERE);
  }
}
