package io.gosight.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls on one thread and routes on another: while a batch is under way the next one is gathered,
 * and polling never stops, so that a long retry does not cost the group membership. Offsets are
 * committed on the polling thread, for each partition, and only after the route has succeeded; if
 * it failed, the consumer goes back and delivers the same records again.
 */
final class KafkaBatchConsumer extends DefaultConsumer implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaBatchConsumer.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration REBALANCE_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LAST_BATCH_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final KafkaBatchEndpoint endpoint;
  private Thread poller;
  private ExecutorService router;
  private volatile Consumer<String, byte[]> kafka;
  private PendingBatch pending;
  private List<KafkaRecord> routed;
  private Future<Boolean> routing;
  private ConsumerState state;
  private volatile boolean stopping;

  KafkaBatchConsumer(KafkaBatchEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    stopping = false;
    state = endpoint.state();
    state.started();
    pending = endpoint.newBatch();
    kafka = endpoint.newConsumer();
    router =
        endpoint
            .getCamelContext()
            .getExecutorServiceManager()
            .newSingleThreadExecutor(this, "route-" + endpoint.topic());
    poller =
        endpoint
            .threads()
            .keepRunning("poll-" + endpoint.getGroupId() + "-" + endpoint.topic(), this::run);
  }

  @Override
  protected void doStop() throws Exception {
    stopping = true;
    Consumer<String, byte[]> polled = kafka;
    if (polled != null) {
      polled.wakeup();
    }
    if (poller != null) {
      poller.join(Math.max(endpoint.limit(REBALANCE_TIMEOUT).toMillis(), 1));
      if (poller.isAlive()) {
        LOG.warn("The consumer of {} does not end and is left behind.", endpoint.topic());
        poller.interrupt();
      }
      // The executor waits twice: until its work ends, and until it ends after an interrupt.
      endpoint
          .getCamelContext()
          .getExecutorServiceManager()
          .shutdownGraceful(router, Math.max(endpoint.limit(LAST_BATCH_TIMEOUT).toMillis() / 2, 1));
    }
    super.doStop();
  }

  /** Polls until the consumer is stopped; begins anew with another client if it throws. */
  private void run() {
    if (stopping) {
      return;
    }
    try {
      if (kafka == null) {
        kafka = endpoint.newConsumer();
      }
      kafka.subscribe(List.of(endpoint.topic()), this);
      while (!stopping) {
        pollOnce();
      }
    } catch (RuntimeException | Error e) {
      state.failed(e);
      throw e;
    } finally {
      leave();
    }
  }

  private void pollOnce() {
    try {
      step();
      state.polled();
    } catch (WakeupException e) {
      LOG.debug("Polling {} ends.", endpoint.topic());
    } catch (RuntimeException e) {
      LOG.warn("Polling {} failed and goes on: {}", endpoint.topic(), e.toString());
      state.failed(e);
      pause();
    }
  }

  private void step() {
    boolean full = isFull();
    if (full) {
      kafka.pause(kafka.assignment());
    } else {
      kafka.resume(kafka.paused());
    }
    long now = System.nanoTime();
    for (ConsumerRecord<String, byte[]> record : kafka.poll(full ? Duration.ofMillis(5) : POLL)) {
      pending.add(record, now);
    }
    if (routing != null && routing.isDone()) {
      finish();
    }
    boolean due =
        isFull()
            || pending.waitedNanos(System.nanoTime())
                >= TimeUnit.MILLISECONDS.toNanos(endpoint.getMaxWaitMs());
    if (routing == null && due && !pending.isEmpty()) {
      dispatch();
    }
  }

  private boolean isFull() {
    return pending.events() >= endpoint.getMaxEvents() || pending.bytes() >= endpoint.getMaxBytes();
  }

  private void dispatch() {
    routed = pending.records();
    pending = endpoint.newBatch();
    List<KafkaRecord> batch = routed;
    state.dispatched();
    routing = router.submit(() -> route(batch));
  }

  private boolean route(List<KafkaRecord> batch) throws Exception {
    Exchange exchange = createExchange(false);
    try {
      exchange.getIn().setBody(batch);
      getProcessor().process(exchange);
      if (exchange.getException() != null) {
        LOG.warn(
            "A batch of {} is delivered again: {}",
            endpoint.topic(),
            exchange.getException().toString());
      }
      return exchange.getException() == null;
    } finally {
      releaseExchange(exchange, false);
    }
  }

  /** Commits what the route has dealt with, or goes back to deliver it again. */
  private void finish() {
    boolean succeeded = succeeded(Duration.ZERO);
    List<KafkaRecord> done = routed;
    state.finished();
    routing = null;
    routed = null;
    if (succeeded) {
      commit(done);
    } else {
      rewind(done);
      pause();
    }
  }

  private boolean succeeded(Duration timeout) {
    try {
      return routing.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      LOG.warn("A batch of {} is delivered again.", endpoint.topic(), e.getCause());
      return false;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void commit(List<KafkaRecord> done) {
    Map<TopicPartition, OffsetAndMetadata> positions = PendingBatch.positions(done);
    positions.keySet().retainAll(kafka.assignment());
    if (!positions.isEmpty()) {
      kafka.commitSync(positions, endpoint.limit(COMMIT_TIMEOUT));
    }
  }

  /** Returns to the first offset of all that was gathered, without asking the broker. */
  private void rewind(List<KafkaRecord> failed) {
    Map<TopicPartition, Long> starts = PendingBatch.starts(failed, pending.records());
    pending = endpoint.newBatch();
    starts.keySet().retainAll(kafka.assignment());
    starts.forEach(kafka::seek);
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    LOG.debug("{} takes {}.", endpoint.topic(), partitions);
    endpoint.getPartitionListener().assigned(numbers(partitions));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    Duration timeout = stopping ? LAST_BATCH_TIMEOUT : REBALANCE_TIMEOUT;
    if (routing != null && succeeded(endpoint.limit(timeout))) {
      commit(routed);
      state.finished();
      routing = null;
      routed = null;
    }
    pending.forget(partitions);
    endpoint.getPartitionListener().revoked(numbers(partitions));
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    pending.forget(partitions);
    endpoint.getPartitionListener().lost(numbers(partitions));
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }

  private void leave() {
    Consumer<String, byte[]> left = kafka;
    try {
      if (routing != null && succeeded(endpoint.limit(LAST_BATCH_TIMEOUT))) {
        commit(routed);
      }
    } catch (KafkaException e) {
      LOG.warn("The last offsets of {} could not be committed; they come again.", endpoint.topic());
    } finally {
      routing = null;
      routed = null;
      pending = endpoint.newBatch();
      kafka = null;
      close(left);
    }
  }

  private void close(Consumer<String, byte[]> left) {
    if (left != null) {
      left.close(endpoint.limit(CLOSE_TIMEOUT));
    }
    if (stopping) {
      endpoint.leaveGroup();
    }
  }
}
