package io.gosight.example;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.channel.Reach;

/** Creates the channel. */
public final class ExampleChannelFactory implements NotificationChannelFactory {
  @Override
  public String name() {
    return "example-channel";
  }

  @Override
  public String description() {
    return "A web address of yours; each alert is posted as lines of text.";
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.required("url", ConfigType.STRING, "The address that alerts are posted to.")
            .hidden(),
        ConfigKey.optional(
            "allow-private-addresses",
            ConfigType.BOOLEAN,
            "false",
            "Whether the address may be an http one and lead to this machine or a private"
                + " network."));
  }

  @Override
  public NotificationChannel create(Configuration config) {
    String url = config.string("url");
    boolean anywhere = config.flag("allow-private-addresses");
    if (!url.matches((anywhere ? "https?" : "https") + "://[^\\s#]+")) {
      throw new PluginConfigurationException(
          "url", "It must begin with https://; see allow-private-addresses.", null);
    }
    return new ExampleChannel(url, anywhere ? Reach.ANYWHERE : Reach.PUBLIC);
  }
}
