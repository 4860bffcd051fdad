package io.gosight.host.channel;

import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginHandle;
import io.gosight.host.PluginLimits;
import io.gosight.host.PluginSupervisor;
import io.gosight.host.PluginTimeoutException;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.NotificationChannelFactory;
import java.util.List;
import java.util.Optional;

/** A channel, ready to render. Safe for use by many threads. */
public final class HostedChannel {
  private static final String HIDDEN = "(hidden)";
  private static final int MAX_BODY_CHARS = 1_000_000;

  private final PluginHandle<NotificationChannelFactory> plugin;
  private final NotificationChannel channel;
  private final List<String> secrets;

  private final PluginSupervisor supervisor;
  private volatile String stopped;

  private HostedChannel(
      PluginHandle<NotificationChannelFactory> plugin,
      NotificationChannel channel,
      List<String> secrets,
      PluginSupervisor supervisor) {
    this.plugin = plugin;
    this.channel = channel;
    this.secrets = List.copyOf(secrets);
    this.supervisor = supervisor;
  }

  /**
   * Configures and makes a channel with the default limits.
   *
   * @param configuration the operator's settings of the kind {@code channel}
   * @throws PluginConfigurationException naming the wrong property
   * @throws Exception whatever the factory throws; its errors pass too
   */
  public static HostedChannel make(
      PluginHandle<NotificationChannelFactory> plugin, PluginConfigurationSource configuration)
      throws Exception {
    return make(plugin, configuration, PluginLimits.DEFAULT);
  }

  /**
   * Configures and makes a channel.
   *
   * @param configuration the operator's settings of the kind {@code channel}
   * @param limits what one call of the channel may take
   * @throws PluginConfigurationException naming the wrong property
   * @throws Exception whatever the factory throws; its errors pass too
   */
  public static HostedChannel make(
      PluginHandle<NotificationChannelFactory> plugin,
      PluginConfigurationSource configuration,
      PluginLimits limits)
      throws Exception {
    NotificationChannelFactory factory = plugin.factory();
    PluginSupervisor supervisor = new PluginSupervisor(limits);
    try {
      return new HostedChannel(
          plugin,
          plugin.call(supervisor, () -> factory.create(configuration.of(factory))),
          configuration.secrets(factory),
          supervisor);
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
   * Why the channel is not called any more: it did not return, and its thread was abandoned. Empty
   * while it is called.
   */
  public Optional<String> stopped() {
    return Optional.ofNullable(stopped);
  }

  /**
   * Renders an alert by the plugin's code, on a thread of its own. After a call that never returned
   * the channel is not called again until the hub restarts.
   *
   * @param nowMs when it is sent, in ms since 1970
   * @throws ChannelCallException if the plugin throws an error, does not return in time, or is
   *     stopped
   * @throws Exception whatever else the plugin throws
   */
  public ChannelMessage render(Alert alert, long nowMs) throws Exception {
    if (stopped != null) {
      throw new ChannelCallException("Channel " + name() + " is stopped: " + stopped, null);
    }
    try {
      ChannelMessage message = plugin.call(supervisor, () -> channel.render(alert, nowMs));
      if (message != null && message.body().length() > MAX_BODY_CHARS) {
        throw new ChannelCallException(
            "Channel %s made a message of %d characters; at most %d are sent."
                .formatted(name(), message.body().length(), MAX_BODY_CHARS),
            null);
      }
      return message;
    } catch (PluginTimeoutException e) {
      stopped = e.getMessage();
      throw new ChannelCallException("Channel " + name() + ": " + e.getMessage(), e);
    } catch (Error e) {
      throw new ChannelCallException("Channel %s failed: %s".formatted(name(), e), e);
    }
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
