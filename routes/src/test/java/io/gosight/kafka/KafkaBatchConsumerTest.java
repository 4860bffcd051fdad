package io.gosight.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.stage.Lifecycle;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import io.gosight.threads.HubThreads;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of records and offsets while partitions come and go and routes fail. */
class KafkaBatchConsumerTest {
  private static final String TOPIC = "events";
  private static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
  private static final TopicPartition ONE = new TopicPartition(TOPIC, 1);

  private final Set<TopicPartition> lost = ConcurrentHashMap.newKeySet();
  private final Map<TopicPartition, Long> commits = new ConcurrentHashMap<>();
  private final Broken kafka = new Broken();
  private final Broken next = new Broken();
  private final Queue<Broken> clients = new ConcurrentLinkedQueue<>(List.of(kafka, next));
  private final CountDownLatch gate = new CountDownLatch(1);
  private volatile boolean gated;
  private final Lifecycle lifecycle = new Lifecycle(Clock.systemUTC());
  private final HubThreads threads = new HubThreads(Clock.systemUTC());
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<List<Long>> batches = new CopyOnWriteArrayList<>();
  private final List<String> ownership = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();

  /** May have lost partitions without having been asked. */
  private final class Broken extends MockConsumer<String, byte[]> {
    Broken() {
      super(OffsetResetStrategy.EARLIEST);
    }

    @Override
    public synchronized void commitSync(
        Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
      super.commitSync(offsets, timeout);
      offsets.forEach((partition, offset) -> commits.put(partition, offset.offset()));
    }

    @Override
    public synchronized Set<TopicPartition> assignment() {
      Set<TopicPartition> left = new HashSet<>(super.assignment());
      left.removeAll(lost);
      return left;
    }
  }

  /** Records each notification. */
  private final class Noting implements PartitionListener {
    @Override
    public void assigned(Set<Integer> partitions) {
      ownership.add("assigned " + partitions);
    }

    @Override
    public void revoked(Set<Integer> partitions) {
      ownership.add("revoked " + partitions + " after " + batches.size());
    }

    @Override
    public void lost(Set<Integer> partitions) {
      ownership.add("lost " + partitions);
    }
  }

  private final class Endpoint extends KafkaBatchEndpoint {
    Endpoint(KafkaBatchComponent component) {
      super(
          "kafka-batches:" + TOPIC,
          component,
          TOPIC,
          Map.of(),
          value -> 1,
          new Consumers(new SettableClock(Samples.NOW)),
          lifecycle,
          threads);
      setGroupId("group");
      setMaxWaitMs(10);
      setPartitionListener(new Noting());
    }

    @Override
    Consumer<String, byte[]> newConsumer() {
      return clients.remove();
    }

    @Override
    void leaveGroup() {}
  }

  @BeforeEach
  void start() throws Exception {
    kafka.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
    next.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
    KafkaBatchComponent component =
        new KafkaBatchComponent(
            Map.of(),
            value -> 1,
            new Consumers(new SettableClock(Samples.NOW)),
            lifecycle,
            threads);
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
                      batches.add(offsets);
                      if (gated) {
                        gate.await();
                      }
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
    gate.countDown();
    camel.stop();
  }

  private void onPoll(Runnable task) {
    kafka.schedulePollTask(task);
  }

  private void rebalance(TopicPartition... partitions) {
    onPoll(() -> kafka.rebalance(List.of(partitions)));
  }

  private void send(TopicPartition partition, int from, int to) {
    onPoll(
        () ->
            IntStream.range(from, to)
                .forEach(
                    offset ->
                        kafka.addRecord(
                            new ConsumerRecord<>(
                                TOPIC, partition.partition(), offset, "k", new byte[10]))));
  }

  private long committed(TopicPartition partition) {
    return commits.getOrDefault(partition, -1L);
  }

  @Test
  void aFailedBatchGoesBackToItsOwnFirstOffsets() {
    kafka.updateBeginningOffsets(Map.of(ZERO, 5L, ONE, 0L));
    failures.set(1);
    rebalance(ZERO);
    send(ZERO, 5, 8);
    await().until(() -> batches.size() == 1 && kafka.position(ZERO) == 5);
    assertThat(committed(ZERO)).as("nothing is committed").isEqualTo(-1);
    send(ZERO, 5, 8);

    await().until(() -> committed(ZERO) == 8);
    assertThat(batches).containsExactly(List.of(5L, 6L, 7L), List.of(5L, 6L, 7L));
  }

  @Test
  void whatIsUnderWayIsCommittedBeforeAPartitionGoes() {
    rebalance(ZERO, ONE);
    send(ZERO, 0, 2);
    await().until(() -> !batches.isEmpty());
    rebalance(ONE);

    await().until(() -> ownership.size() > 1);
    assertThat(ownership.get(0)).isEqualTo("assigned [0, 1]");
    assertThat(ownership).anyMatch(change -> change.startsWith("revoked") && change.contains("0"));
    send(ONE, 0, 2);
    await().until(() -> committed(ONE) == 2);
    assertThat(batches.stream().flatMap(List::stream).filter(offset -> offset == 0)).hasSize(2);
  }

  @Test
  void aRevokeWaitsForTheBatchThatIsUnderWayAndCommitsIt() {
    gated = true;
    rebalance(ZERO, ONE);
    send(ZERO, 0, 2);
    await().until(() -> batches.size() == 1);
    rebalance(ONE);
    assertThat(ownership).as("not before the batch has ended").containsExactly("assigned [0, 1]");
    gate.countDown();

    await().until(() -> ownership.contains("revoked [0] after 1"));
    assertThat(committed(ZERO)).isEqualTo(2);
  }

  @Test
  void ofABatchThatFailsDuringARevokeOnlyWhatIsStillOwnedComesAgain() {
    gated = true;
    failures.set(1);
    rebalance(ZERO, ONE);
    onPoll(() -> {});
    send(ZERO, 0, 2);
    send(ONE, 0, 2);
    await().until(() -> batches.size() == 1);
    rebalance(ONE);
    gate.countDown();
    await().until(() -> ownership.contains("revoked [0] after 1"));
    assertThat(committed(ZERO)).as("the next owner begins with it").isEqualTo(-1);
    await().until(() -> kafka.assignment().contains(ONE) && kafka.position(ONE) == 0);
    send(ONE, 0, 2);

    await().until(() -> committed(ONE) == 2);
    assertThat(committed(ZERO)).isEqualTo(-1);
  }

  @Test
  void ofLostPartitionsNothingIsCommittedAndWhatWasGatheredIsForgotten() {
    gated = true;
    rebalance(ZERO, ONE);
    send(ZERO, 0, 2);
    await().until(() -> batches.size() == 1);
    send(ZERO, 2, 4);
    send(ONE, 0, 3);
    onPoll(
        () -> {
          lost.add(ZERO);
          consumer().onPartitionsLost(List.of(ZERO));
        });
    await().until(() -> ownership.contains("lost [0]"));
    gate.countDown();

    await().until(() -> committed(ONE) == 3);
    assertThat(committed(ZERO)).isEqualTo(-1);
    assertThat(batches).containsExactly(List.of(0L, 1L), List.of(0L, 1L, 2L));
  }

  @Test
  void anErrorWhilePollingBeginsAnewWithAnotherClient() {
    rebalance(ZERO);
    onPoll(
        () -> {
          throw new NoClassDefFoundError("net/jpountz/lz4");
        });
    await().until(() -> clients.isEmpty() && next.subscription().contains(TOPIC));
    assertThat(kafka.closed()).isTrue();
    assertThat(threads.problems().get("poll-group-events")).contains("NoClassDefFoundError");
    next.schedulePollTask(
        () -> {
          next.rebalance(List.of(ZERO));
          next.addRecord(new ConsumerRecord<>(TOPIC, 0, 0, "k", new byte[10]));
        });

    await().until(() -> committed(ZERO) == 1);
    assertThat(batches).containsExactly(List.of(0L));
  }

  private KafkaBatchConsumer consumer() {
    return (KafkaBatchConsumer) camel.getRoutes().get(0).getConsumer();
  }

  @Test
  void aClosedConsumerGivesItsPartitionsBack() {
    rebalance(ZERO);
    send(ZERO, 0, 2);
    await().until(() -> committed(ZERO) == 2);
    camel.stop();

    assertThat(kafka.closed()).isTrue();
  }
}
