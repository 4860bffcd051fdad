package io.gosight.host;

import io.gosight.spi.PluginFactory;
import java.util.concurrent.Callable;

/**
 * A usable plugin: its factory and what is shown of it.
 *
 * @param factory the plugin's factory, checked; call it and what it makes through {@link #call}
 * @param plugin what is shown of it
 * @param <F> the factory's kind
 */
public record PluginHandle<F extends PluginFactory>(F factory, LoadedPlugin plugin) {

  /** The plugin's name. */
  public String name() {
    return plugin.name();
  }

  /**
   * Runs the plugin's code as {@link #call} does, on a supervised thread.
   *
   * @throws PluginTimeoutException if it is over the supervisor's limits
   * @throws Exception whatever the plugin throws; its errors pass too
   */
  public <T> T call(PluginSupervisor supervisor, Callable<T> code) throws Exception {
    return supervisor.call(name(), () -> call(code));
  }

  /**
   * Runs the plugin's code with its own class loader as the thread's context class loader.
   *
   * @throws Exception whatever the plugin throws; a {@link LinkageError} passes too
   */
  public <T> T call(Callable<T> code) throws Exception {
    return PluginCall.within(factory.getClass().getClassLoader(), code);
  }
}
