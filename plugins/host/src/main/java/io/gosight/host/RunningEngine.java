package io.gosight.host;

import io.gosight.spi.Engine;
import io.gosight.spi.EngineFactory;
import java.util.Map;

/** An engine that answers, and the properties that it published. */
record RunningEngine(
    PluginHandle<EngineFactory> handle,
    Engine engine,
    Map<String, String> properties,
    HealthCheck health) {
  RunningEngine {
    properties = Map.copyOf(properties);
  }

  String name() {
    return handle.name();
  }
}
