package io.gosight.channel.telegram;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import java.util.regex.Pattern;

/**
 * The channel's typed configuration.
 *
 * @param token the bot's token
 * @param chatId the chat's number or name
 * @param baseUri the address of the bot API, without a trailing slash
 */
record TelegramConfig(String token, String chatId, String baseUri) {
  private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{20,100}");
  private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,20}|@[A-Za-z0-9_]{3,64}");
  private static final Pattern BASE = Pattern.compile("https?://[^\\s?#]+[^\\s?#/]");

  static TelegramConfig from(Configuration config) {
    return new TelegramConfig(
        check("token", config.string("token"), TOKEN, "It is not of the form 123456:ABC-def."),
        check(
            "chat-id",
            config.string("chat-id"),
            CHAT,
            "It must be a number such as -1001234567890, or a name such as @our_alerts."),
        check(
            "base-uri",
            config.string("base-uri"),
            BASE,
            "It must be an address such as https://api.telegram.org, without a trailing slash."));
  }

  private static String check(String key, String value, Pattern pattern, String problem) {
    if (!pattern.matcher(value).matches()) {
      throw new PluginConfigurationException(key, problem, null);
    }
    return value;
  }

  /** Leaves out the token. */
  @Override
  public String toString() {
    return "TelegramConfig[" + chatId + ", " + baseUri + "]";
  }
}
