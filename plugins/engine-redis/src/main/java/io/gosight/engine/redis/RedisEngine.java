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
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis as a child process. The library's binary is used without its process handling, whose
 * shutdown hook would stop Redis before the hub has finished with it.
 */
final class RedisEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(RedisEngine.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RedisConfig config;
  private final EngineContext context;
  private volatile RedisProbe probe;
  private volatile Process process;

  RedisEngine(RedisConfig config, EngineContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public Map<String, String> start() throws Exception {
    Path folder = context.dataDirectory();
    int orphans = LeftBehind.end("redis-server", folder, PATIENCE);
    if (orphans > 0) {
      LOG.info("Ended a Redis server that an earlier hub had left behind.");
    }
    Path binary = RedisBinary.in(context.cacheDirectory());
    int port = LoopbackPort.choose(folder, "client", config.port());
    Path file = new RedisFile(config, folder, port, context.password()).write();
    Path log = folder.resolve("redis.log");
    Files.deleteIfExists(log);
    process =
        new ProcessBuilder(binary.toString(), file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("redis.out").toFile())
            .start();
    probe = new RedisProbe(port, context.password());
    awaitReady(folder);
    return Map.of(
        "gosight.redis.host", "127.0.0.1",
        "gosight.redis.port", Integer.toString(port),
        "gosight.redis.password", context.password());
  }

  private void awaitReady(Path folder) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!probe.answers()) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "Redis ended with code %d while starting; see %s and redis.out beside it."
                .formatted(process.exitValue(), folder.resolve("redis.log")));
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "Redis did not answer within two minutes; see " + folder.resolve("redis.log") + ".");
      }
    }
  }

  @Override
  public Health health() {
    Process server = process;
    if (server == null || !server.isAlive()) {
      return Health.down("The Redis process is not running.");
    }
    return probe.answers()
        ? Health.up("Redis answers on port " + probe.port() + ".")
        : Health.down("Redis runs but does not answer on port " + probe.port() + ".");
  }

  @Override
  public void close() throws Exception {
    Process server = process;
    process = null;
    if (server == null) {
      return;
    }
    server.destroy();
    if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      server.destroyForcibly().waitFor();
      throw new IOException("Redis did not stop within " + PATIENCE.toSeconds() + " s; killed.");
    }
  }
}
