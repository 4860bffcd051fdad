package io.gosight.spi.channel;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginFactory;

/** Makes a channel by which people learn of alerts. */
public interface NotificationChannelFactory extends PluginFactory {
  /** Where its alerts arrive, in one sentence for the dashboard. */
  String description();

  /**
   * Makes a channel.
   *
   * @param config the checked configuration, see {@code gosight.channel.NAME.KEY}
   * @throws io.gosight.spi.PluginConfigurationException if values are out of range
   * @throws Exception if the channel can't be made; the message says what the operator can do
   */
  NotificationChannel create(Configuration config) throws Exception;
}
