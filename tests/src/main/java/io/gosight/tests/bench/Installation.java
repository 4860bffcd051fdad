package io.gosight.tests.bench;

import io.gosight.tests.hub.Distribution;
import io.gosight.tests.hub.Engines;
import io.gosight.tests.hub.Hub;
import io.gosight.tests.hub.Keys;
import io.gosight.tests.hub.WorkFolder;
import java.io.IOException;
import java.util.Map;

/**
 * Engines with topics, tables and a project, for successive hubs. For one thread.
 *
 * @param program the built hub
 * @param folder keeps everything
 * @param engines run until this is closed
 * @param keys of the project demo
 */
record Installation(Distribution program, WorkFolder folder, Engines engines, Keys keys)
    implements AutoCloseable {
  private static final String[] NAMES = {"kafka", "clickhouse", "postgres", "redis", "s3"};

  /** Starts engines and lets a hub create its topics and tables. */
  static Installation start() throws IOException {
    System.err.println("starting engines ...");
    Distribution program = Distribution.find();
    WorkFolder folder = WorkFolder.create();
    Engines engines = Engines.start(program, folder.path(), NAMES);
    try (Hub first = Hub.start(program, folder.path(), "none", "all", engines.properties())) {
      return new Installation(program, folder, engines, first.awaitReady());
    } catch (IOException e) {
      engines.close();
      throw e;
    }
  }

  /** Starts a hub on the engines and waits until it is ready. */
  Hub hub(String roles) throws IOException {
    return hub(roles, engines.properties());
  }

  /** Starts a hub with properties of its own and waits until it is ready. */
  Hub hub(String roles, Map<String, String> properties) throws IOException {
    System.err.println("starting the hub as " + roles + " ...");
    Hub hub = Hub.start(program, folder.path(), "none", roles, properties);
    try {
      Keys unused = hub.awaitReady();
      return hub;
    } catch (IOException e) {
      hub.close();
      throw e;
    }
  }

  @Override
  public void close() {
    engines.close();
    folder.close();
  }
}
