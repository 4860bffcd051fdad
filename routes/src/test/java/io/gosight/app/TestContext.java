package io.gosight.app;

import io.gosight.connections.ConnectionLimits;
import io.gosight.connections.ConnectionSettings;
import io.gosight.host.Plugins;
import io.gosight.settings.Settings;
import io.gosight.stage.DiskPressure;
import io.gosight.stage.HealthChecks;
import io.gosight.stage.Lifecycle;
import io.gosight.stage.Role;
import io.gosight.stage.Roles;
import io.gosight.threads.HubThreads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** A hub's context for tests: the shipped configuration, and stores that nothing connects to. */
record TestContext(HubContext hub, Deque<AutoCloseable> open) implements AutoCloseable {
  static TestContext of(CamelContext camel, Path data, Map<String, String> overrides) {
    Settings settings = settings(overrides);
    Stores stores = new Stores(settings);
    Deque<AutoCloseable> open = new ArrayDeque<>();
    open.push(stores);
    return new TestContext(
        new HubContext(
            settings,
            new Roles(EnumSet.of(Role.INGEST)),
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            camel,
            Plugins.none(),
            new DataFolder(data),
            stores,
            new HealthChecks(),
            new Lifecycle(Clock.systemUTC()),
            new DiskPressure(),
            new ConnectionLimits(
                settings.read(ConnectionSettings.class),
                address -> false,
                new SimpleMeterRegistry(),
                System::nanoTime),
            new HubThreads(Clock.systemUTC()),
            Map::of,
            open),
        open);
  }

  /** The shipped settings of the profile {@code external}. */
  static Settings settings(Map<String, String> overrides) {
    return Settings.load(
        Stages.shipped().catalog(), Path.of("../config"), List.of("external"), Map.of(), overrides);
  }

  /** A port that is free at the moment. */
  static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      if (part instanceof Stores stores) {
        // A pool whose server is away takes five seconds to close, for which no test need wait.
        Thread closing = new Thread(stores::close, "close-stores");
        closing.setDaemon(true);
        closing.start();
      } else {
        part.close();
      }
    }
  }
}
