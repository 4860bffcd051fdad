package io.gosight.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic is followed from its end, and only while it has an audience. */
class KafkaTailConsumerTest {
  private static final String TOPIC = "events";
  private static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<List<Long>> lists = new CopyOnWriteArrayList<>();
  private final List<MockConsumer<String, byte[]>> consumers = new CopyOnWriteArrayList<>();
  private final AtomicInteger wanted = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  private final class Endpoint extends KafkaTailEndpoint {
    Endpoint(KafkaTailComponent component) {
      super("kafka-tail:" + TOPIC, component, TOPIC, Map.of());
      setAudience(() -> wanted.get() > 0);
    }

    @Override
    Consumer<String, byte[]> newConsumer() {
      MockConsumer<String, byte[]> kafka = new MockConsumer<>(OffsetResetStrategy.LATEST);
      kafka.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
      kafka.updateEndOffsets(Map.of(ZERO, 100L));
      consumers.add(kafka);
      return kafka;
    }
  }

  @BeforeEach
  void start() throws Exception {
    KafkaTailComponent component = new KafkaTailComponent(Map.of());
    component.setCamelContext(camel);
    Endpoint endpoint = new Endpoint(component);
    endpoint.setCamelContext(camel);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(endpoint)
                .process(
                    exchange -> {
                      List<Long> offsets = new ArrayList<>();
                      for (Object record : exchange.getMessage().getBody(List.class)) {
                        offsets.add(((KafkaRecord) record).offset());
                      }
                      lists.add(offsets);
                      if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("not now");
                      }
                    });
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private MockConsumer<String, byte[]> consumer(int number) {
    await().atMost(PATIENCE).until(() -> consumers.size() > number);
    MockConsumer<String, byte[]> kafka = consumers.get(number);
    await().atMost(PATIENCE).until(() -> !kafka.assignment().isEmpty());
    return kafka;
  }

  private static void send(MockConsumer<String, byte[]> kafka, long... offsets) {
    kafka.schedulePollTask(
        () -> {
          for (long offset : offsets) {
            kafka.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, "k", new byte[1]));
          }
        });
  }

  @Test
  void beginsAtTheEndAndEndsWithItsAudience() {
    assertThat(consumers).isEmpty();
    wanted.set(1);
    send(consumer(0), 100, 101);
    await().atMost(PATIENCE).until(() -> !lists.isEmpty());
    assertThat(lists).containsExactly(List.of(100L, 101L));

    wanted.set(0);
    await().atMost(PATIENCE).until(() -> consumers.get(0).closed());
    wanted.set(1);
    send(consumer(1), 100);
    await().atMost(PATIENCE).until(() -> lists.size() == 2);
  }

  @Test
  void passesOverWhatTheRouteFailsOn() {
    failures.set(1);
    wanted.set(1);
    MockConsumer<String, byte[]> kafka = consumer(0);
    send(kafka, 100);
    await().atMost(PATIENCE).until(() -> lists.size() == 1);
    send(kafka, 101);
    await().atMost(PATIENCE).until(() -> lists.size() == 2);
    assertThat(lists).containsExactly(List.of(100L), List.of(101L));
    assertThat(kafka.closed()).isFalse();
  }
}
