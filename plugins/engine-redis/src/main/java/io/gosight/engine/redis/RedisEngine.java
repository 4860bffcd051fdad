package io.gosight.engine.redis;

import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.Health;
import io.gosight.spi.LeftBehind;
import io.gosight.spi.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis as a process in a session of its own, so that Ctrl-C in the hub's terminal reaches the hub
 * alone and Redis is stopped when the hub has finished with it. For the same reason the library's
 * binary is used without its process handling, which stops Redis in a shutdown hook.
 */
final class RedisEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(RedisEngine.class);
  private static final String PROGRAM = "redis-server";
  private static final Duration STARTUP = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 20;
  private static final Duration ORPHAN_TIMEOUT = Duration.ofSeconds(10);

  private final RedisConfig config;
  private final EngineContext context;
  private volatile RedisProbe probe;
  private boolean started;

  RedisEngine(RedisConfig config, EngineContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public Map<String, String> start() throws Exception {
    Path folder = context.dataDirectory();
    int orphans = LeftBehind.end(PROGRAM, folder, ORPHAN_TIMEOUT);
    if (orphans > 0) {
      LOG.info("Ended a Redis server that an earlier hub had left behind.");
    }
    Path binary = RedisBinary.in(context.cacheDirectory());
    int port = LoopbackPort.choose(folder, "client", config.port());
    launch(binary, new RedisFile(config, folder, port, context.password()).write());
    started = true;
    RedisProbe asking = new RedisProbe(port, context.password());
    awaitReady(asking, folder);
    probe = asking;
    return Map.of(
        "gosight.redis.host", "127.0.0.1",
        "gosight.redis.port", Integer.toString(port),
        "gosight.redis.password", context.password());
  }

  private void launch(Path binary, Path file) throws IOException, InterruptedException {
    Files.deleteIfExists(pidFile());
    Path output = file.resolveSibling("redis.out");
    Process launcher =
        new ProcessBuilder(binary.toString(), file.toString())
            .directory(context.dataDirectory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int code = launcher.waitFor();
    if (code != 0) {
      throw new IOException("Redis refused to start with code " + code + "; see " + output + ".");
    }
  }

  private void awaitReady(RedisProbe probe, Path folder) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + STARTUP.toNanos();
    while (!probe.answers()) {
      if (died()) {
        throw new IOException("Redis ended while starting; see " + folder.resolve("redis.log"));
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "Redis did not answer within %d s; see %s."
                .formatted(STARTUP.toSeconds(), folder.resolve("redis.log")));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private Path pidFile() {
    return context.dataDirectory().resolve("redis.pid");
  }

  private boolean died() throws IOException {
    String pid = Files.exists(pidFile()) ? Files.readString(pidFile()).trim() : "";
    return !pid.isEmpty()
        && ProcessHandle.of(Long.parseLong(pid))
            .flatMap(server -> server.info().command())
            .isEmpty();
  }

  @Override
  public Health health() {
    RedisProbe asking = probe;
    if (asking == null) {
      return Health.down("Redis is not running.");
    }
    return asking.answers()
        ? Health.up("Redis answers on port " + asking.port() + ".")
        : Health.down("Redis does not answer on port " + asking.port() + ".");
  }

  @Override
  public boolean isLost() {
    try {
      return !Files.exists(pidFile()) || died();
    } catch (IOException | NumberFormatException e) {
      LOG.debug("The number of Redis' process can't be read.", e);
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    probe = null;
    if (started) {
      started = false;
      LeftBehind.end(PROGRAM, context.dataDirectory(), ORPHAN_TIMEOUT);
    }
  }
}
