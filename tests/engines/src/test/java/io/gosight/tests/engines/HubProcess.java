package io.gosight.tests.engines;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts {@link EnginesProcess} with packed plugins, talks to it, and kills it. */
final class HubProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Map<String, String> properties = new HashMap<>();

  private HubProcess(Process process) {
    this.process = process;
    this.out = process.inputReader();
  }

  /** Starts the engines and returns when they respond. */
  static HubProcess start(Path folder, List<String> engines, String... properties)
      throws IOException {
    HubProcess hub = launch(folder, engines, properties);
    hub.read("ready")
        .forEach(line -> hub.properties.put(line.split("=", 2)[0], line.split("=", 2)[1]));
    return hub;
  }

  /** Starts a process without waiting. */
  static HubProcess launch(Path folder, List<String> engines, String... properties)
      throws IOException {
    Path plugins =
        Files.createDirectories(Path.of("target", "plugins-of", String.join("-", engines)));
    for (String engine : engines) {
      Path link = plugins.resolve("engine-" + engine);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, packed(engine));
      }
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lives for seconds, which the second compiler would take for itself.
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(EnginesProcess.class.getName());
    command.add(plugins.toString());
    command.add(folder.resolve("data").toString());
    command.add(Path.of("target", "cache").toAbsolutePath().toString());
    command.addAll(List.of(properties));
    return new HubProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  private static Path packed(String engine) throws IOException {
    return Path.of("..", "..", "plugins", "engine-" + engine, "target", "plugin").toRealPath();
  }

  /** A property that an engine published. */
  String property(String name) {
    return properties.get(name);
  }

  /** Each engine's health as a line. */
  List<String> health() throws IOException {
    tell("health");
    return read("asked");
  }

  /** The error line of a failed start. */
  String failure() throws IOException {
    return out.readLine();
  }

  /** Stops cleanly; the exit code. */
  int stop() throws Exception {
    tell("stop");
    read("stopped");
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("An engine keeps the process alive after its end.");
    }
    return process.exitValue();
  }

  /** Whether it still runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** How it ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  private List<String> read(String last) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.equals(last)) {
        return lines;
      }
      lines.add(line);
    }
    throw new IOException("The process ended before it printed '" + last + "': " + lines);
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      try {
        stop();
      } catch (Exception e) {
        kill();
      }
    }
  }
}
