package io.gosight.kafka;

import io.gosight.kafka.Consumers.Subscription;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how many records each consumer group of this process has still to commit, over all
 * partitions and members, so that every node shows the same. {@link #measure} is called by one
 * thread at a time.
 */
public final class ConsumerLag {
  private static final long TIMEOUT_SECONDS = 5;

  private final Admin kafka;
  private final Consumers consumers;
  private final MeterRegistry meters;
  private final Map<Subscription, Double> lags = new ConcurrentHashMap<>();

  /** Measures the lag of these consumers' groups. */
  ConsumerLag(Admin kafka, Consumers consumers, MeterRegistry meters) {
    this.kafka = kafka;
    this.consumers = consumers;
    this.meters = meters;
  }

  /** Measures; while that fails the figures are missing, not old. */
  public void measure() throws InterruptedException, ExecutionException, TimeoutException {
    for (Subscription subscription : consumers.subscriptions()) {
      if (lags.put(subscription, Double.NaN) == null) {
        Gauge.builder("kafka_consumer_lag", lags, all -> all.get(subscription))
            .tags("group", subscription.group(), "topic", subscription.topic())
            .register(meters);
      }
      lags.put(subscription, (double) lag(subscription));
    }
  }

  private long lag(Subscription subscription)
      throws InterruptedException, ExecutionException, TimeoutException {
    String topic = subscription.topic();
    Set<TopicPartition> partitions =
        kafka
            .describeTopics(Set.of(topic))
            .allTopicNames()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .get(topic)
            .partitions()
            .stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .collect(Collectors.toSet());
    Map<TopicPartition, OffsetAndMetadata> committed =
        kafka
            .listConsumerGroupOffsets(subscription.group())
            .partitionsToOffsetAndMetadata()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, ListOffsetsResultInfo> begins = offsets(partitions, OffsetSpec.earliest());
    return partitions.stream()
        .mapToLong(
            partition -> {
              long begin = begins.get(partition).offset();
              OffsetAndMetadata done = committed.get(partition);
              long at = done == null ? begin : Math.max(begin, done.offset());
              return Math.max(0, ends.get(partition).offset() - at);
            })
        .sum();
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Set<TopicPartition> partitions, OffsetSpec spec)
      throws InterruptedException, ExecutionException, TimeoutException {
    return kafka
        .listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), p -> spec)))
        .all()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }
}
