package io.gosight.channel.webhook;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.NotificationChannelFactory;

/** Creates the webhook channel. */
public final class WebhookChannelFactory implements NotificationChannelFactory {
  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String description() {
    return "Your own HTTP endpoint; each alert is posted as signed JSON.";
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.required("url", ConfigType.STRING, "The https address that alerts are posted to.")
            .hidden(),
        ConfigKey.required(
                "secret",
                ConfigType.STRING,
                "The shared secret that signs alerts, at least 16 characters.")
            .hidden(),
        ConfigKey.optional(
            "allow-http", ConfigType.BOOLEAN, "false", "Whether the address may use http."),
        ConfigKey.optional(
            "allow-private-addresses",
            ConfigType.BOOLEAN,
            "false",
            "Whether the address may resolve to this machine or a private network."));
  }

  @Override
  public NotificationChannel create(Configuration config) {
    return new WebhookChannel(WebhookConfig.from(config));
  }
}
