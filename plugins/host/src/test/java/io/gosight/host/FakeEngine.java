package io.gosight.host;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.Health;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine that does what a test says and notes what is done to it. */
class FakeEngine implements EngineFactory, Engine {
  private final String name;
  private final List<String> notes;
  EngineContext context;

  FakeEngine(String name, List<String> notes) {
    this.name = name;
    this.notes = notes;
  }

  /** The engine as if it had been loaded. */
  PluginHandle<EngineFactory> handle() {
    return new PluginHandle<>(
        this,
        new LoadedPlugin(
            name,
            "EngineFactory",
            "1",
            Path.of("plugins", name),
            LoadedPlugin.State.LOADED,
            Optional.empty()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional("port", ConfigType.LONG, "0", "The port."),
        ConfigKey.optional("token", ConfigType.STRING, "", "A token.").hidden());
  }

  @Override
  public Engine create(Configuration config, EngineContext lent) throws Exception {
    context = lent;
    return this;
  }

  @Override
  public Map<String, String> start() throws Exception {
    notes.add("start " + name);
    return Map.of("gosight." + name + ".url", "here");
  }

  @Override
  public Health health() {
    return Health.up(name + " answers.");
  }

  @Override
  public void close() throws Exception {
    notes.add("close " + name);
  }
}
