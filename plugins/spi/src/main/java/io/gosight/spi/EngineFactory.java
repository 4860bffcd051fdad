package io.gosight.spi;

/** Makes an embedded engine: a real server on this machine's loopback. */
public interface EngineFactory extends PluginFactory {
  /**
   * Makes an engine that is not running yet.
   *
   * @param config the checked configuration
   * @param context what the host lends to the engine
   * @throws Exception if the engine can't be made; the message says what the operator can do
   */
  Engine create(Configuration config, EngineContext context) throws Exception;
}
