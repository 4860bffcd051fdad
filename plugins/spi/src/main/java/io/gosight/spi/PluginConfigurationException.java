package io.gosight.spi;

/** A plugin's configuration is wrong; the message names the key and the valid choices. */
public final class PluginConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;

  /**
   * Describes one wrong key.
   *
   * @param key the key's name
   * @param problem one or two sentences: what is wrong and what would be right
   * @param cause what led to it, or null
   */
  public PluginConfigurationException(String key, String problem, Throwable cause) {
    super("Configuration key '" + key + "': " + problem, cause);
    this.key = key;
    this.problem = problem;
  }

  /**
   * The same problem, its key named as the operator writes it.
   *
   * @param prefix what stands before the key in the operator's properties
   */
  public PluginConfigurationException under(String prefix) {
    return new PluginConfigurationException(prefix + key, problem, getCause());
  }

  /** The name of the wrong key. */
  public String key() {
    return key;
  }
}
