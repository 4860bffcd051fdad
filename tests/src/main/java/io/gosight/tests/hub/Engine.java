package io.gosight.tests.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One embedded engine in a process of its own; it can be killed and started again on its data and
 * port. For one thread.
 */
public final class Engine implements AutoCloseable {
  private final Distribution program;
  private final String name;
  private final Path folder;
  private final int port;
  private ServerProcess process;

  private Engine(Distribution program, String name, Path folder, int port) {
    this.program = program;
    this.name = name;
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts an engine; does not wait until it is ready.
   *
   * @param name kafka, clickhouse, postgres, redis or s3
   * @param folder keeps its data and log
   * @throws IOException if it can't be started
   */
  public static Engine start(Distribution program, String name, Path folder) throws IOException {
    Engine engine = new Engine(program, name, folder, FreePorts.find());
    engine.start();
    return engine;
  }

  /** Starts it, or restarts it on the same data and port. */
  public void start() throws IOException {
    process =
        ServerProcess.start(
            name,
            program.command(
                "1g",
                List.of(
                    "engine", name, "--data", data().toString(), "--port", Integer.toString(port))),
            folder);
  }

  /** The properties of its endpoint, once it is ready. */
  public Map<String, String> awaitReady() throws IOException {
    return properties(process.awaitReady());
  }

  /** The properties among the lines that an engine writes when it is ready. */
  public static Map<String, String> properties(List<String> output) {
    Map<String, String> properties = new TreeMap<>();
    for (String line : output) {
      int at = line.indexOf('=');
      if (at > 0 && line.startsWith("gosight.")) {
        properties.put(line.substring(0, at), line.substring(at + 1));
      }
    }
    return properties;
  }

  /** Its process's number. */
  public long pid() {
    return process.pid();
  }

  /** Kills it, and any separate server process it started, with SIGKILL. */
  public void kill() {
    process.kill();
    String data = data().toString();
    ProcessHandle.allProcesses()
        .filter(
            other ->
                Stream.of(other.info().arguments().orElse(new String[0]))
                    .anyMatch(argument -> argument.startsWith(data + "/")))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private Path data() {
    return folder.resolve("engine-" + name);
  }

  @Override
  public void close() {
    process.close();
  }
}
