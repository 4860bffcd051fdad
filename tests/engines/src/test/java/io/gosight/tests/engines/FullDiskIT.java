package io.gosight.tests.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka on a small disk that becomes full and gets space again; needs the right to mount one. */
class FullDiskIT {
  private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(150);
  private static final int LARGE = 1 << 20;

  @TempDir Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", disk.toString()),
        "a small disk can't be mounted here");
    Files.write(disk.resolve("filler"), new byte[100 << 20]);
  }

  @AfterEach
  void unmount() throws Exception {
    boolean unused = run("umount", "-l", disk.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }

  @Test
  void kafkaWorksAgainOnceThereIsSpaceOrTheHubEndsWithAWord() throws Exception {
    try (HubProcess hub = HubProcess.start(disk, List.of("kafka"))) {
      createTopics(hub);
      fill(hub);
      await()
          .atMost(RECOVERY_TIMEOUT)
          .until(() -> !hub.isAlive() || hub.health().get(0).startsWith("kafka down"));
      Files.delete(disk.resolve("filler"));

      await()
          .atMost(RECOVERY_TIMEOUT)
          .until(() -> !hub.isAlive() || hub.health().get(0).startsWith("kafka up"));
      if (hub.isAlive()) {
        assertThat(send(hub)).isTrue();
      } else {
        assertThat(hub.exitCode()).isEqualTo(4);
        try (HubProcess next = HubProcess.start(disk, List.of("kafka"))) {
          assertThat(send(next)).isTrue();
        }
      }
    }
  }

  private static void createTopics(HubProcess hub) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", hub.property("gosight.kafka.brokers")))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("filling", 1, (short) 1), new NewTopic("afterwards", 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  /** Writes until the disk is full. */
  private static void fill(HubProcess hub) throws Exception {
    int failures = 0;
    // A full disk is tried again until the timeout.
    try (KafkaProducer<byte[], byte[]> producer = producer(hub, 6_000)) {
      for (int i = 0; i < 200 && failures < 3; i++) {
        try {
          var unused =
              producer
                  .send(new ProducerRecord<>("filling", new byte[LARGE]))
                  .get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          failures++;
        }
      }
    }
    assertThat(failures).as("refused writes").isEqualTo(3);
  }

  private static boolean send(HubProcess hub) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(hub, 15_000)) {
      return producer
          .send(new ProducerRecord<>("afterwards", new byte[10]))
          .get(60, TimeUnit.SECONDS)
          .hasOffset();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(HubProcess hub, int timeoutMs) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            hub.property("gosight.kafka.brokers"),
            "max.request.size",
            2 * LARGE,
            "max.block.ms",
            15_000,
            "request.timeout.ms",
            2_000,
            "delivery.timeout.ms",
            timeoutMs),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
