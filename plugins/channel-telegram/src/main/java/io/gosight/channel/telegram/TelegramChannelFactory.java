package io.gosight.channel.telegram;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.NotificationChannelFactory;

/** Creates the Telegram channel. */
public final class TelegramChannelFactory implements NotificationChannelFactory {
  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public String description() {
    return "A chat, group or channel on Telegram, through a bot.";
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.required("token", ConfigType.STRING, "The bot's token, from @BotFather.")
            .hidden(),
        ConfigKey.required(
            "chat-id",
            ConfigType.STRING,
            "The chat's number, or a public channel's name such as @our_alerts."),
        ConfigKey.optional(
            "base-uri",
            ConfigType.STRING,
            "https://api.telegram.org",
            "The address of the bot API; change it to use your own bot API server."));
  }

  @Override
  public NotificationChannel create(Configuration config) {
    return new TelegramChannel(TelegramConfig.from(config));
  }
}
