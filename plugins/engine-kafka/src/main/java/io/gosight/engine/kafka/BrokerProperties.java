package io.gosight.engine.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A node's server properties: broker and controller in one, on loopback, with a small footprint.
 * Records are not synced to the disk one by one: what the broker has acknowledged is in the
 * operating system's hands and survives the death of the process.
 */
record BrokerProperties(KafkaEngineConfig config, Path folder, int port, int controllerPort) {
  static final String CONTROLLER = "CONTROLLER";
  private static final Duration OFFSETS_KEPT = Duration.ofDays(90);
  private static final long MEGABYTE = 1024L * 1024L;

  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    identity(values);
    log(values);
    coordination(values);
    timeouts(values);
    size(values);
    // as text, which Kafka reads as whatever number type a key has
    values.replaceAll((key, value) -> value.toString());
    return values;
  }

  private void identity(Map<String, Object> values) {
    values.put("process.roles", "broker,controller");
    values.put("node.id", config.quorum().node());
    Quorum quorum = config.quorum();
    values.put(
        "controller.quorum.voters",
        quorum.alone()
            ? quorum.node() + "@127.0.0.1:" + controllerPort
            : String.join(",", quorum.voters()));
    values.put("controller.listener.names", CONTROLLER);
    values.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
    values.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertised());
    values.put(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    values.put("log.dirs", folder.toString());
    values.put("metadata.log.dir", folder.toString());
  }

  private int advertised() {
    int advertised = config.quorum().advertisedPort();
    return advertised == 0 ? port : advertised;
  }

  private void log(Map<String, Object> values) {
    values.put("log.segment.bytes", config.segmentMegabytes() * MEGABYTE);
    values.put("log.retention.ms", config.retention().toMillis());
    values.put(
        "log.retention.bytes",
        config.retentionMegabytes() < 0 ? -1 : config.retentionMegabytes() * MEGABYTE);
    values.put("log.index.size.max.bytes", MEGABYTE);
    values.put("log.cleaner.dedupe.buffer.size", 4 * MEGABYTE);
    values.put("log.cleaner.io.buffer.size", MEGABYTE);
    values.put("metadata.log.segment.bytes", 8 * MEGABYTE);
    values.put("metadata.max.retention.bytes", 32 * MEGABYTE);
    values.put("message.max.bytes", config.messageMegabytes() * MEGABYTE);
    values.put("replica.fetch.max.bytes", config.messageMegabytes() * MEGABYTE);
    values.put("auto.create.topics.enable", false);
    values.put("default.replication.factor", config.quorum().copies());
    values.put("min.insync.replicas", config.quorum().leastCopies());
  }

  private void coordination(Map<String, Object> values) {
    int copies = config.quorum().copies();
    values.put("offsets.topic.replication.factor", copies);
    values.put("offsets.topic.num.partitions", 4);
    values.put("offsets.topic.segment.bytes", 8 * MEGABYTE);
    // a hub that rests for weeks finds its place again
    values.put("offsets.retention.minutes", OFFSETS_KEPT.toMinutes());
    values.put("transaction.state.log.replication.factor", copies);
    values.put("transaction.state.log.num.partitions", 1);
    values.put("transaction.state.log.min.isr", config.quorum().leastCopies());
    values.put("transaction.state.log.segment.bytes", 8 * MEGABYTE);
    values.put("share.coordinator.state.topic.replication.factor", copies);
    values.put("share.coordinator.state.topic.num.partitions", 1);
    values.put("share.coordinator.state.topic.min.isr", config.quorum().leastCopies());
    values.put("group.initial.rebalance.delay.ms", 0);
  }

  /**
   * A single voter elects itself at once; several give each other time on a busy machine. The
   * session timeout outlasts the pauses of a busy machine, which would fence the only broker; a
   * restart after a crash may have to wait for it.
   */
  private void timeouts(Map<String, Object> values) {
    boolean alone = config.quorum().alone();
    values.put("controller.quorum.election.timeout.ms", alone ? 200 : 2_000);
    values.put("controller.quorum.election.backoff.max.ms", alone ? 100 : 1_000);
    values.put("broker.session.timeout.ms", 6_000);
    values.put("broker.heartbeat.interval.ms", 500);
    values.put("initial.broker.registration.timeout.ms", 60_000);
  }

  private void size(Map<String, Object> values) {
    values.put("num.network.threads", config.threads());
    values.put("num.io.threads", config.threads());
    values.put("num.recovery.threads.per.data.dir", 2);
    values.put("background.threads", 2);
    values.put("num.replica.fetchers", 1);
    values.put("socket.request.max.bytes", 2 * MEGABYTE * config.messageMegabytes());
    values.put("queued.max.requests", 100);
    values.put("remote.log.storage.system.enable", false);
  }
}
