package io.gosight.alert.channel;

import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginHandle;
import io.gosight.host.channel.HostedChannel;
import io.gosight.proto.v1.Alert;
import io.gosight.spi.ConfigKey;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.channel.Reach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The kinds of channels that a project may make for itself. It gives what the plugin requires;
 * everything optional, such as private addresses or another server, is the operator's to allow.
 * What such a channel sends goes to a public https address or to Telegram. Safe for use by many
 * threads.
 */
public final class OwnChannelKinds {
  /** Web addresses are checked when they are connected to; these lead nowhere else. */
  private static final Set<String> SERVICES = Set.of("telegram");

  private static final String KIND = "channel";

  private final Map<String, PluginHandle<NotificationChannelFactory>> plugins = new TreeMap<>();

  /** The kinds of these plugins. */
  public OwnChannelKinds(List<PluginHandle<NotificationChannelFactory>> plugins) {
    plugins.forEach(plugin -> this.plugins.put(plugin.name(), plugin));
  }

  /** Their names. */
  public Set<String> names() {
    return new TreeSet<>(plugins.keySet());
  }

  /**
   * Makes a channel.
   *
   * @param settings what the plugin requires, by key
   * @throws PluginConfigurationException naming the wrong key, without its value
   * @throws IllegalArgumentException if there is no such kind, or it is for the operator alone
   * @throws Exception whatever the plugin throws
   */
  public HostedChannel make(String kind, Map<String, String> settings) throws Exception {
    PluginHandle<NotificationChannelFactory> plugin = plugins.get(kind);
    if (plugin == null) {
      throw new IllegalArgumentException(
          "There is no kind '" + kind + "'; the choices are " + names() + ".");
    }
    Set<String> required =
        plugin.factory().configuration().keys().stream()
            .filter(key -> key.defaultValue() == null)
            .map(ConfigKey::name)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String key : settings.keySet()) {
      if (!required.contains(key)) {
        throw new PluginConfigurationException(
            key, "A project's own channel takes " + required + ".", null);
      }
    }
    Map<String, String> properties = new HashMap<>();
    settings.forEach((key, value) -> properties.put("gosight.channel." + kind + "." + key, value));
    HostedChannel channel =
        HostedChannel.make(plugin, new PluginConfigurationSource(KIND, properties));
    ChannelMessage message =
        channel.render(SpiAlerts.of(Alert.getDefaultInstance()), System.currentTimeMillis());
    if (!isAllowed(message)) {
      throw new IllegalArgumentException(
          "Channels of the kind '" + kind + "' are for the operator to configure.");
    }
    return channel;
  }

  /** The text that a channel would send. */
  public static String preview(HostedChannel channel, Alert alert, long nowMs) throws Exception {
    return channel.withoutSecrets(channel.render(SpiAlerts.of(alert), nowMs).body());
  }

  /** Whether a project's own channel may send it. */
  static boolean isAllowed(ChannelMessage message) {
    return (message.scheme().equals("https") && message.reach() == Reach.PUBLIC)
        || SERVICES.contains(message.scheme());
  }
}
