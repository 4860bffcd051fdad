package io.gosight.spi;

/**
 * What a plugin jar lists in {@code META-INF/services}: a stateless maker of one kind of plugin.
 *
 * <p>A factory has a public constructor without arguments that does no work; the host may create it
 * only to list what is there. Implementations are called by one thread at a time.
 */
public interface PluginFactory {
  /** The version of this SPI; a breaking change raises it. */
  int SPI_VERSION = 1;

  /**
   * The plugin's name, unique among plugins of its kind: lower-case words joined by hyphens, for
   * example {@code clickhouse} or {@code rage-click}. It is the name in configuration, routes,
   * metrics and logs.
   */
  String name();

  /** The SPI version that the plugin was built against, normally {@link #SPI_VERSION}. */
  default int spiVersion() {
    return SPI_VERSION;
  }

  /** Every key that the plugin understands; the host refuses others with the valid choices. */
  ConfigurationSpec configuration();
}
