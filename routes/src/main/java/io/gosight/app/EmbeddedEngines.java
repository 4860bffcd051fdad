package io.gosight.app;

import io.gosight.common.OperatorException;
import io.gosight.host.CacheDirectory;
import io.gosight.host.EngineHost;
import io.gosight.host.EngineProgress;
import io.gosight.host.EngineStartException;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginHandle;
import io.gosight.host.Plugins;
import io.gosight.settings.Settings;
import io.gosight.spi.EngineFactory;
import io.gosight.stage.EngineReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The engines that run in this process. */
public final class EmbeddedEngines implements AutoCloseable {
  private final Plugins plugins;
  private final EngineHost host;

  private EmbeddedEngines(Plugins plugins, EngineHost host) {
    this.plugins = plugins;
    this.host = host;
  }

  /** The engines among these plugins; nothing is started. */
  public static EmbeddedEngines of(
      Plugins plugins, Path data, Settings settings, EngineProgress progress) {
    EngineHost host =
        new EngineHost(
            data,
            CacheDirectory.of(System.getenv(), Path.of(System.getProperty("user.home"))),
            Clock.systemUTC(),
            new PluginConfigurationSource("engine", settings.all()),
            progress);
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
    host.health()
        .forEach(
            (name, health) -> reports.put(name, new EngineReport(health.up(), health.detail())));
    return reports;
  }

  @Override
  public void close() {
    host.close();
  }
}
