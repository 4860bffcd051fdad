package io.gosight.channel.webhook;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.NotificationChannelFactory;

/** Makes the webhook channel. */
public final class WebhookChannelFactory implements NotificationChannelFactory {
  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String description() {
    return "A program of your own, to which each alert is posted as signed JSON.";
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.required("url", ConfigType.STRING, "The https address that takes alerts.")
            .hidden(),
        ConfigKey.required(
                "secret",
                ConfigType.STRING,
                "At least 16 characters that the receiver knows too and checks signatures with.")
            .hidden(),
        ConfigKey.optional(
            "allow-http", ConfigType.BOOLEAN, "false", "Whether the address may be an http one."),
        ConfigKey.optional(
            "allow-private-addresses",
            ConfigType.BOOLEAN,
            "false",
            "Whether the address may lead to this machine or a private network."));
  }

  @Override
  public NotificationChannel create(Configuration config) {
    return new WebhookChannel(WebhookConfig.from(config));
  }
}
