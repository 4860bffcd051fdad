package io.gosight.app;

import io.gosight.common.OperatorException;
import io.gosight.host.CacheDirectory;
import io.gosight.host.EngineHost;
import io.gosight.host.EngineProgress;
import io.gosight.host.EngineStartException;
import io.gosight.host.EngineSupervision;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginHandle;
import io.gosight.host.Plugins;
import io.gosight.host.RestartPolicy;
import io.gosight.settings.Settings;
import io.gosight.spi.EngineFactory;
import io.gosight.stage.EngineReport;
import io.gosight.threads.HubThreads;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The engines that run in this process. */
public final class EmbeddedEngines implements AutoCloseable {
  private final Plugins plugins;
  private final EngineHost host;

  private EmbeddedEngines(Plugins plugins, EngineHost host) {
    this.plugins = plugins;
    this.host = host;
  }

  /**
   * The engines among these plugins; nothing is started.
   *
   * @param threads runs their supervision
   * @param whenLost receives a sentence for the operator when one of them can't be brought back in
   *     this process
   */
  public static EmbeddedEngines of(
      Plugins plugins,
      Path data,
      Settings settings,
      EngineProgress progress,
      HubThreads threads,
      Consumer<String> whenLost) {
    EngineHost host =
        new EngineHost(
            data,
            CacheDirectory.of(System.getenv(), Path.of(System.getProperty("user.home"))),
            Clock.systemUTC(),
            new PluginConfigurationSource("engine", settings.all()),
            progress,
            new EngineSupervision(threads, RestartPolicy.shipped(), whenLost));
    return new EmbeddedEngines(plugins, host);
  }

  /** The engines that there are. */
  public List<String> names() {
    return plugins.of(EngineFactory.class).stream().map(PluginHandle::name).toList();
  }

  /** Starts engines by name; gives the properties that they publish. */
  public Map<String, String> start(List<String> names) {
    List<PluginHandle<EngineFactory>> engines =
        plugins.of(EngineFactory.class).stream()
            .filter(engine -> names.contains(engine.name()))
            .toList();
    for (String name : names) {
      if (engines.stream().noneMatch(engine -> engine.name().equals(name))) {
        throw new OperatorException(
            "There is no engine '"
                + name
                + "'; the choices are: "
                + String.join(", ", names())
                + ".");
      }
    }
    try {
      return host.start(engines);
    } catch (EngineStartException e) {
      close();
      throw new OperatorException(e.getMessage(), e);
    }
  }

  /** How each of them is; returns within little more than a second. */
  public Map<String, EngineReport> health() {
    Map<String, EngineReport> reports = new TreeMap<>();
    Map<String, Integer> restarts = host.restarts();
    host.health()
        .forEach(
            (name, health) ->
                reports.put(
                    name,
                    new EngineReport(
                        health.up(), health.detail(), restarts.getOrDefault(name, 0))));
    return reports;
  }

  @Override
  public void close() {
    host.close();
  }

  /** Stops them within that time; one that does not end is left behind. */
  public void close(Duration budget) {
    host.close(budget);
  }
}
