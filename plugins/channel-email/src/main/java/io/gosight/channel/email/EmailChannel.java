package io.gosight.channel.email;

import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.AlertFacts;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.Reach;
import java.util.HashMap;
import java.util.Map;

/** Renders an alert as a plain text mail, for Camel's mail component. */
final class EmailChannel implements NotificationChannel {
  private static final String TIMEOUT_MS = "10000";

  private final EmailConfig config;

  EmailChannel(EmailConfig config) {
    this.config = config;
  }

  @Override
  public ChannelMessage render(Alert alert, long nowMs) {
    AlertFacts facts = AlertFacts.of(alert);
    StringBuilder text = new StringBuilder(facts.summary()).append("\n\n");
    facts.lines().forEach((name, value) -> text.append(name + ": " + value + "\n"));
    facts.items().forEach(item -> text.append("- " + item + "\n"));
    return new ChannelMessage(
        "%s://%s:%d".formatted(scheme(), config.host(), config.port()),
        options(),
        Map.of("Subject", "GoSight: " + facts.title(), "X-GoSight-Alert", alert.id()),
        text.toString(),
        Reach.ANYWHERE);
  }

  private String scheme() {
    return config.security() == EmailConfig.Security.TLS ? "smtps" : "smtp";
  }

  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    options.put("from", config.from());
    options.put("to", config.to());
    options.put("contentType", "text/plain; charset=UTF-8");
    options.put("connectionTimeout", TIMEOUT_MS);
    if (!config.username().isEmpty()) {
      options.put("username", config.username());
      options.put("password", config.password());
    }
    if (config.security() == EmailConfig.Security.STARTTLS) {
      options.put("mail.smtp.starttls.enable", "true");
      options.put("mail.smtp.starttls.required", "true");
    }
    return options;
  }
}
