package io.gosight.tests.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaEngineIT {
  private static final String TOPIC = "gosight.events.raw";

  @TempDir Path folder;

  @Test
  void everythingAcknowledgedIsThereAfterSigkill() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("kafka"))) {
      createTopic(hub, TOPIC);
      Writer writer;
      try (KafkaProducer<String, String> producer = producer(hub)) {
        writer =
            Writer.until(
                number ->
                    producer
                        .send(new ProducerRecord<>(TOPIC, "session-" + number % 7, "" + number))
                        .get(3, TimeUnit.SECONDS),
                hub::kill);
      }
      try (HubProcess again = HubProcess.start(folder, List.of("kafka"))) {
        Set<Integer> found = consume(again, writer.acknowledged());
        for (int number = 0; number < writer.acknowledged(); number++) {
          assertThat(found).contains(number);
        }
        assertThat(again.property("gosight.kafka.brokers"))
            .isEqualTo(hub.property("gosight.kafka.brokers"));
      }
    }
  }

  @Test
  void aHubKilledWhileTopicsAreCreatedStartsAgain() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("kafka"))) {
      Admin admin = admin(hub);
      try {
        admin.createTopics(
            List.of(
                new NewTopic("first", 12, (short) 1),
                new NewTopic("second", 12, (short) 1),
                new NewTopic("third", 12, (short) 1)));
        hub.kill();
      } finally {
        admin.close(Duration.ZERO);
      }
    }
    try (HubProcess hub = HubProcess.start(folder, List.of("kafka"))) {
      createTopic(hub, TOPIC);
      try (KafkaProducer<String, String> producer = producer(hub)) {
        producer.send(new ProducerRecord<>(TOPIC, "session", "1")).get(10, TimeUnit.SECONDS);
      }
      assertThat(consume(hub, 1)).containsExactly(1);
    }
  }

  @Test
  void recordsAndOffsetsOutliveACleanStop() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("kafka"))) {
      createTopic(hub, TOPIC);
      try (KafkaProducer<String, String> producer = producer(hub)) {
        producer.send(new ProducerRecord<>(TOPIC, "session", "1")).get(10, TimeUnit.SECONDS);
      }
      assertThat(consume(hub, 1)).containsExactly(1);
      assertThat(hub.health()).singleElement().asString().startsWith("kafka up");
      assertThat(hub.stop()).isZero();
    }
    try (HubProcess hub = HubProcess.start(folder, List.of("kafka"))) {
      try (KafkaProducer<String, String> producer = producer(hub)) {
        producer.send(new ProducerRecord<>(TOPIC, "session", "2")).get(10, TimeUnit.SECONDS);
      }
      assertThat(consume(hub, 1)).containsExactly(2);
    }
  }

  /** A payload as large as a full batch of replay chunks passes. */
  @Test
  void aRecordOfSevenMegabytesPasses() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("kafka"))) {
      createTopic(hub, TOPIC);
      try (KafkaProducer<String, String> producer = producer(hub)) {
        String large = new String(new byte[7 * 1024 * 1024], StandardCharsets.US_ASCII);
        assertThat(
                producer
                    .send(new ProducerRecord<>(TOPIC, "session", large))
                    .get(30, TimeUnit.SECONDS)
                    .offset())
            .isZero();
      }
    }
  }

  private static void createTopic(HubProcess hub, String topic) throws Exception {
    try (Admin admin = admin(hub)) {
      admin
          .createTopics(List.of(new NewTopic(topic, 3, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static Set<Integer> consume(HubProcess hub, int atLeast) {
    Set<Integer> found = new HashSet<>();
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            hub.property("gosight.kafka.brokers"),
            "group.id",
            "store-events",
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (found.size() < atLeast && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> found.add(Integer.parseInt(record.value())));
      }
      consumer.commitSync();
    }
    return found;
  }

  private static Admin admin(HubProcess hub) {
    return Admin.create(Map.of("bootstrap.servers", hub.property("gosight.kafka.brokers")));
  }

  private static KafkaProducer<String, String> producer(HubProcess hub) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            hub.property("gosight.kafka.brokers"),
            "acks",
            "all",
            "enable.idempotence",
            true,
            "max.request.size",
            8 * 1024 * 1024,
            "max.block.ms",
            3_000,
            "request.timeout.ms",
            2_000,
            "delivery.timeout.ms",
            20_000),
        new StringSerializer(),
        new StringSerializer());
  }
}
