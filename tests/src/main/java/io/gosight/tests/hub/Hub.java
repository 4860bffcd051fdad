package io.gosight.tests.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hub in its own process, on free ports. Safe for use by many threads. */
public final class Hub implements AutoCloseable {
  private static final Pattern WRITE_KEY = Pattern.compile("gsw_[A-Za-z0-9_-]+");
  private static final Pattern SECRET_KEY = Pattern.compile("gss_[A-Za-z0-9_-]+");

  private final ServerProcess process;
  private final HubPorts ports;

  private final Path log;

  private Hub(ServerProcess process, HubPorts ports, Path log) {
    this.process = process;
    this.log = log;
    this.ports = ports;
  }

  /**
   * Starts a hub without rate limits; does not wait until it is ready.
   *
   * @param folder keeps its data and log
   * @param engines all, or none
   * @param roles what it does, for example {@code ingest,api}
   * @param properties what to set, over the defaults
   * @throws IOException if it can't be started
   */
  public static Hub start(
      Distribution program,
      Path folder,
      String engines,
      String roles,
      Map<String, String> properties)
      throws IOException {
    return start(program, folder, engines, roles, properties, HubPorts.find());
  }

  /** Starts a hub on given ports. */
  public static Hub start(
      Distribution program,
      Path folder,
      String engines,
      String roles,
      Map<String, String> properties,
      HubPorts ports)
      throws IOException {
    Map<String, String> set = new TreeMap<>();
    set.put("gosight.ingest.requests-per-second", "1000000");
    set.put("gosight.ingest.burst", "1000000");
    set.put("gosight.grpc.port", Integer.toString(ports.grpc()));
    set.put("gosight.management.port", Integer.toString(ports.management()));
    set.put("gosight.hawtio.port", Integer.toString(FreePorts.find()));
    set.putAll(properties);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                Integer.toString(ports.http()),
                "--engines",
                engines,
                "--roles",
                roles));
    set.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return new Hub(
        ServerProcess.start("hub", program.command("1g", arguments), folder),
        ports,
        folder.resolve("hub.log"));
  }

  /**
   * Waits until it is ready.
   *
   * @return the keys of the first project, or null if its roles don't show them
   */
  public Keys awaitReady() throws IOException {
    String said = String.join("\n", process.awaitReady());
    Matcher write = WRITE_KEY.matcher(said);
    Matcher secret = SECRET_KEY.matcher(said);
    return write.find() && secret.find() ? new Keys(write.group(), secret.group()) : null;
  }

  /** Its HTTP address. */
  public URI http() {
    return URI.create("http://127.0.0.1:" + ports.http());
  }

  /** Its gRPC address. */
  public URI grpc() {
    return URI.create("grpc://127.0.0.1:" + ports.grpc());
  }

  /** The address of its metrics and health. */
  public URI management() {
    return URI.create("http://127.0.0.1:" + ports.management());
  }

  /** Where it writes its log. */
  public Path log() {
    return log;
  }

  /** Its process's number. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it as SIGKILL does. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
