package io.gosight.channel.webhook;

import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannel;
import java.util.Map;

/**
 * Renders an alert as JSON with a signature: {@code X-GoSight-Signature} is {@code v1=} and the
 * HMAC-SHA256 of {@code X-GoSight-Timestamp}, a full stop and the body, in hexadecimal. A receiver
 * rejects old timestamps and detects duplicates by {@code X-GoSight-Alert}.
 */
final class WebhookChannel implements NotificationChannel {
  private final WebhookConfig config;

  WebhookChannel(WebhookConfig config) {
    this.config = config;
  }

  @Override
  public ChannelMessage render(Alert alert, long nowMs) {
    String body = AlertJson.of(alert);
    String timestamp = Long.toString(nowMs / 1000);
    return new ChannelMessage(
        config.url(),
        Map.of(),
        Map.of(
            "Content-Type",
            "application/json",
            "User-Agent",
            "GoSight",
            "X-GoSight-Alert",
            alert.id(),
            "X-GoSight-Timestamp",
            timestamp,
            "X-GoSight-Signature",
            "v1=" + Signature.of(config.secret(), timestamp + "." + body)),
        body,
        config.reach());
  }
}
