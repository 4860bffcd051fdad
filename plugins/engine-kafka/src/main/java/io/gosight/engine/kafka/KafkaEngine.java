package io.gosight.engine.kafka;

import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.Health;
import io.gosight.spi.LoopbackPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A Kafka node, broker and controller in one, in the hub's process. */
final class KafkaEngine implements Engine {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final KafkaEngineConfig config;
  private final EngineContext context;
  private final ExitGuard exits = new ExitGuard();
  private volatile KafkaRaftServer server;
  private volatile BrokerProbe probe;

  KafkaEngine(KafkaEngineConfig config, EngineContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public Map<String, String> start() throws Exception {
    exits.install();
    Path home = context.dataDirectory().toAbsolutePath();
    int port = LoopbackPort.choose(home, "client", config.port());
    int controllerPort = LoopbackPort.choose(home, "controller", config.quorum().controllerPort());
    Storage storage = new Storage(home, config.quorum());
    storage.format();
    BrokerProperties properties =
        new BrokerProperties(config, storage.logs(), port, controllerPort);
    server = new KafkaRaftServer(new KafkaConfig(properties.values(), false), Time.SYSTEM);
    server.startup();
    String brokers = "127.0.0.1:" + port;
    probe = new BrokerProbe(brokers, config.quorum().node());
    Health health = health();
    if (!health.up()) {
      throw new IOException(health.detail());
    }
    return Map.of("gosight.kafka.brokers", brokers);
  }

  @Override
  public Health health() {
    BrokerProbe asking = probe;
    if (exits.fault() != null) {
      return Health.down(exits.fault() + ".");
    }
    return asking == null ? Health.down("The Kafka broker is not running.") : asking.health();
  }

  @Override
  public boolean isLost() {
    return exits.fault() != null;
  }

  @Override
  public void close() throws Exception {
    BrokerProbe asking = probe;
    probe = null;
    if (asking != null) {
      asking.close();
    }
    KafkaRaftServer running = server;
    server = null;
    if (running != null) {
      BoundedStop.run(
          () -> {
            running.shutdown();
            running.awaitShutdown();
          },
          STOP_TIMEOUT);
    }
  }
}
