package io.gosight.host.channel;

import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginHandle;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.NotificationChannelFactory;
import java.util.List;

/** A channel, ready to render. Safe for use by many threads. */
public final class HostedChannel {
  private static final String HIDDEN = "(hidden)";

  private final PluginHandle<NotificationChannelFactory> plugin;
  private final NotificationChannel channel;
  private final List<String> secrets;

  private HostedChannel(
      PluginHandle<NotificationChannelFactory> plugin,
      NotificationChannel channel,
      List<String> secrets) {
    this.plugin = plugin;
    this.channel = channel;
    this.secrets = List.copyOf(secrets);
  }

  /**
   * Configures and makes a channel.
   *
   * @param configuration the operator's settings of the kind {@code channel}
   * @throws PluginConfigurationException naming the wrong property
   * @throws Exception whatever the factory throws
   */
  public static HostedChannel make(
      PluginHandle<NotificationChannelFactory> plugin, PluginConfigurationSource configuration)
      throws Exception {
    NotificationChannelFactory factory = plugin.factory();
    try {
      return new HostedChannel(
          plugin,
          plugin.call(() -> factory.create(configuration.of(factory))),
          configuration.secrets(factory));
    } catch (PluginConfigurationException e) {
      String own = "gosight.channel." + factory.name() + ".";
      throw e.key().startsWith(own) ? e : e.under(own);
    }
  }

  /** Its name. */
  public String name() {
    return plugin.name();
  }

  /**
   * Renders an alert by the plugin's code.
   *
   * @param nowMs when it is sent, in ms since 1970
   * @throws Exception whatever the plugin throws; a {@link LinkageError} passes too
   */
  public ChannelMessage render(Alert alert, long nowMs) throws Exception {
    return plugin.call(() -> channel.render(alert, nowMs));
  }

  /** The text without this channel's secrets, for logs and history. */
  public String withoutSecrets(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, HIDDEN);
    }
    return clean;
  }
}
