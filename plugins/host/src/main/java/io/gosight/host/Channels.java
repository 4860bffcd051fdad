package io.gosight.host;

import io.gosight.host.channel.HostedChannel;
import io.gosight.spi.channel.NotificationChannelFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels of the plugins folder. One of which the operator has set nothing is not in use, and
 * one that can't be made is reported and harms no other.
 *
 * @param usable those that can be sent to, by name
 * @param plugins every channel plugin, with its state
 */
public record Channels(Map<String, HostedChannel> usable, List<LoadedPlugin> plugins) {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

  public Channels {
    usable = Map.copyOf(usable);
    plugins = List.copyOf(plugins);
  }

  /**
   * Makes every channel that the operator has configured.
   *
   * @param found the plugins
   * @param properties all of the hub's properties; an empty one counts as not set
   */
  public static Channels make(Plugins found, Map<String, String> properties) {
    return make(found, properties, PluginLimits.DEFAULT);
  }

  static Channels make(Plugins found, Map<String, String> properties, PluginLimits limits) {
    PluginConfigurationSource configuration =
        PluginConfigurationSource.withoutEmpty("channel", properties);
    Map<String, HostedChannel> usable = new LinkedHashMap<>();
    List<LoadedPlugin> plugins = new ArrayList<>();
    for (PluginHandle<NotificationChannelFactory> handle :
        found.of(NotificationChannelFactory.class)) {
      try {
        if (configuration.isSet(handle.factory())) {
          usable.put(handle.name(), HostedChannel.make(handle, configuration, limits));
          plugins.add(handle.plugin().started());
        } else {
          plugins.add(handle.plugin().stopped());
        }
      } catch (Exception | Error e) {
        PluginFailure failure = PluginFailure.whenMaking(e);
        LOG.warn("Channel {} is left out: {}", handle.name(), failure.sentence());
        plugins.add(handle.plugin().failed(failure.reason(), failure.sentence()));
      }
    }
    return new Channels(usable, plugins);
  }
}
