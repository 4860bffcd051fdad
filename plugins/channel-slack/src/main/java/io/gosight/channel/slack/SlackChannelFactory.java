package io.gosight.channel.slack;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.channel.Reach;
import java.util.regex.Pattern;

/** Creates the Slack channel. */
public final class SlackChannelFactory implements NotificationChannelFactory {
  private static final Pattern HTTPS = Pattern.compile("https://[^\\s#]+");
  private static final Pattern LOCAL = Pattern.compile("https?://[^\\s#]+");

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public String description() {
    return "A channel of a Slack workspace, through an incoming webhook.";
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.required(
                "webhook-url",
                ConfigType.STRING,
                "The address of the incoming webhook, https://hooks.slack.com/...")
            .hidden(),
        ConfigKey.optional(
            "allow-private-addresses",
            ConfigType.BOOLEAN,
            "false",
            "Whether the address may be an http one and lead to this machine or a private"
                + " network, as for a gateway or a server that understands Slack's messages."));
  }

  @Override
  public NotificationChannel create(Configuration config) {
    boolean anywhere = config.flag("allow-private-addresses");
    String url = config.string("webhook-url");
    if (!(anywhere ? LOCAL : HTTPS).matcher(url).matches()) {
      throw new PluginConfigurationException(
          "webhook-url", "It must begin with https://hooks.slack.com/services/.", null);
    }
    return new SlackChannel(url, anywhere ? Reach.ANYWHERE : Reach.PUBLIC);
  }
}
