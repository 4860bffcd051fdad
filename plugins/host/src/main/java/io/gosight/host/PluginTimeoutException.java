package io.gosight.host;

/** A plugin did not return from a call in time, and the thread in its code was abandoned. */
public final class PluginTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String plugin;

  PluginTimeoutException(String plugin, String message) {
    super(message);
    this.plugin = plugin;
  }

  /** The plugin's name. */
  public String plugin() {
    return plugin;
  }
}
