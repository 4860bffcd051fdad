package io.gosight.tests.fault;

import io.gosight.tests.hub.Distribution;
import io.gosight.tests.hub.Engines;
import io.gosight.tests.hub.Hub;
import io.gosight.tests.hub.HubPorts;
import io.gosight.tests.hub.Keys;
import io.gosight.tests.hub.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Engines and one hub that can be killed and restarted on the same data and ports. For one thread.
 */
final class Site implements AutoCloseable {
  private final Distribution program = Distribution.find();
  private final WorkFolder folder;
  private final Engines engines;
  private final HubPorts ports = HubPorts.find();
  private Map<String, String> changes = Map.of();
  private Keys keys;
  private Hub hub;

  Site() throws IOException {
    folder = WorkFolder.create();
    engines =
        Engines.start(program, folder.path(), "kafka", "clickhouse", "postgres", "redis", "s3");
  }

  /** Ensures that the hub runs with these properties changed; restarts it only if they differ. */
  void run(Map<String, String> wanted) throws IOException {
    if (hub != null && hub.isAlive() && changes.equals(wanted)) {
      return;
    }
    if (hub != null) {
      hub.close();
    }
    changes = wanted;
    startHub();
  }

  /** Starts the hub on the same data and ports with the same properties. */
  void startHub() throws IOException {
    Map<String, String> properties = new TreeMap<>(engines.properties());
    properties.putAll(changes);
    hub = Hub.start(program, folder.path(), "none", "all", properties, ports);
    keys = hub.awaitReady();
  }

  Hub hub() {
    return hub;
  }

  Keys keys() {
    return keys;
  }

  Engines engines() {
    return engines;
  }

  Distribution program() {
    return program;
  }

  /**
   * Runs another command of the program on the same engines and data.
   *
   * @return its standard output
   */
  String command(String... words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--data", folder.path().resolve("data").toString()));
    engines
        .properties()
        .forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return program.run(arguments);
  }

  /** A path for a file of a test. */
  Path file(String name) {
    return folder.path().resolve(name);
  }

  @Override
  public void close() {
    if (hub != null) {
      hub.close();
    }
    engines.close();
    folder.close();
  }
}
