package io.gosight.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls and routes on one thread, at most some times a second, so that much traffic makes larger
 * lists and not more of them. A list that the route fails on is passed over.
 */
final class KafkaTailConsumer extends DefaultConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaTailConsumer.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long BETWEEN_LISTS_MS = 200;
  private static final long NO_AUDIENCE_MS = 200;
  private static final long AFTER_FAILURE_MS = 1_000;
  private static final long STOP_MS = 10_000;

  private final KafkaTailEndpoint endpoint;
  private ExecutorService poller;
  private volatile Consumer<String, byte[]> following;
  private volatile boolean stopping;

  KafkaTailConsumer(KafkaTailEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    stopping = false;
    var threads = endpoint.getCamelContext().getExecutorServiceManager();
    poller = threads.newSingleThreadExecutor(this, "tail-" + endpoint.topic());
    poller.execute(this::run);
  }

  @Override
  protected void doStop() throws Exception {
    stopping = true;
    Consumer<String, byte[]> kafka = following;
    if (kafka != null) {
      kafka.wakeup();
    }
    if (poller != null) {
      endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(poller, STOP_MS);
    }
    super.doStop();
  }

  private void run() {
    while (!stopping) {
      if (!endpoint.getAudience().isPresent()) {
        pause(NO_AUDIENCE_MS);
        continue;
      }
      try (Consumer<String, byte[]> kafka = endpoint.newConsumer()) {
        following = kafka;
        follow(kafka);
      } catch (WakeupException e) {
        LOG.debug("Following {} ends.", endpoint.topic());
      } catch (RuntimeException e) {
        LOG.warn("Following {} failed and goes on: {}", endpoint.topic(), e.toString());
        pause(AFTER_FAILURE_MS);
      } finally {
        following = null;
      }
    }
  }

  private void follow(Consumer<String, byte[]> kafka) {
    List<TopicPartition> partitions =
        kafka.partitionsFor(endpoint.topic()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    kafka.assign(partitions);
    kafka.seekToEnd(partitions);
    while (!stopping && endpoint.getAudience().isPresent()) {
      ConsumerRecords<String, byte[]> records = kafka.poll(POLL);
      if (!records.isEmpty()) {
        route(records);
        pause(BETWEEN_LISTS_MS);
      }
    }
  }

  private void route(ConsumerRecords<String, byte[]> records) {
    List<KafkaRecord> list = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> record : records) {
      list.add(KafkaRecord.of(record, null));
    }
    Exchange exchange = createExchange(false);
    try {
      exchange.getIn().setBody(list);
      getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    } finally {
      if (exchange.getException() != null) {
        LOG.warn("Records of {} are passed over.", endpoint.topic(), exchange.getException());
      }
      releaseExchange(exchange, false);
    }
  }

  private void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
