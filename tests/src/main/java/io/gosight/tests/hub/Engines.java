package io.gosight.tests.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Engines for one hub, a process each. For one thread. */
public final class Engines implements AutoCloseable {
  private final Map<String, Engine> engines = new LinkedHashMap<>();
  private final Map<String, String> properties = new TreeMap<>();

  private Engines() {}

  /**
   * Starts engines side by side and waits for all.
   *
   * @param folder keeps their data and logs
   * @param names of kafka, clickhouse, postgres, redis and s3
   * @throws IOException if one of them can't be started
   */
  public static Engines start(Distribution program, Path folder, String... names)
      throws IOException {
    Engines all = new Engines();
    try {
      for (String name : names) {
        all.engines.put(name, Engine.start(program, name, folder));
      }
      for (Engine engine : all.engines.values()) {
        all.properties.putAll(engine.awaitReady());
      }
      return all;
    } catch (IOException e) {
      all.close();
      throw e;
    }
  }

  /** One of them. */
  public Engine get(String name) {
    return engines.get(name);
  }

  /** Their endpoints, as properties of the hub. */
  public Map<String, String> properties() {
    return Map.copyOf(properties);
  }

  /** Their processes' numbers by name. */
  public Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    engines.forEach((name, engine) -> pids.put(name, engine.pid()));
    return pids;
  }

  @Override
  public void close() {
    engines.values().forEach(Engine::close);
  }
}
