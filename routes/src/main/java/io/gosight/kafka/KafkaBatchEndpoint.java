package io.gosight.kafka;

import io.gosight.stage.Lifecycle;
import io.gosight.threads.HubThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumes a topic in batches whose body is a list of {@link KafkaRecord}. */
public class KafkaBatchEndpoint extends DefaultEndpoint {
  private static final Duration LONGEST_LEAVE = Duration.ofSeconds(3);

  private final String topic;
  private final Map<String, Object> clientProperties;
  private final RecordWeight weight;
  private final Consumers consumers;
  private final Lifecycle lifecycle;
  private final HubThreads threads;
  private PartitionListener partitionListener = PartitionListener.NONE;
  private String groupId;
  private int maxEvents = 10_000;
  private long maxBytes = 32L << 20;
  private long maxWaitMs = 1_000;
  private boolean traced;

  KafkaBatchEndpoint(
      String uri,
      Component component,
      String topic,
      Map<String, Object> clientProperties,
      RecordWeight weight,
      Consumers consumers,
      Lifecycle lifecycle,
      HubThreads threads) {
    super(uri, component);
    this.topic = topic;
    this.clientProperties = clientProperties;
    this.weight = weight;
    this.consumers = consumers;
    this.lifecycle = lifecycle;
    this.threads = threads;
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    KafkaBatchConsumer consumer = new KafkaBatchConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException(
        "kafka-batches only consumes; to produce, use the kafka component.");
  }

  Map<String, Object> consumerProperties() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    properties.computeIfPresent(
        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, (key, node) -> node + "-" + groupId);
    return properties;
  }

  /** A consumer of its own for each start. */
  org.apache.kafka.clients.consumer.Consumer<String, byte[]> newConsumer() {
    return new KafkaConsumer<>(
        consumerProperties(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Makes the member leave its group for good. */
  void leaveGroup() {
    StaticMember.of(consumerProperties()).leave(limit(LONGEST_LEAVE));
  }

  HubThreads threads() {
    return threads;
  }

  /** How long a step may take that wants so much at most. */
  Duration limit(Duration atMost) {
    return lifecycle.limit(atMost);
  }

  String topic() {
    return topic;
  }

  ConsumerState state() {
    return consumers.of(groupId, topic);
  }

  /** Has the records of later batches keep their traces. */
  void readTraceParents() {
    traced = true;
  }

  PendingBatch newBatch() {
    return new PendingBatch(weight, traced);
  }

  /** The consumer group. */
  public String getGroupId() {
    return groupId;
  }

  /** Sets the consumer group; required. */
  public void setGroupId(String groupId) {
    this.groupId = groupId;
  }

  /** Who learns which partitions the consumer owns. */
  public PartitionListener getPartitionListener() {
    return partitionListener;
  }

  /** Sets the listener for the partitions that the consumer owns; none by default. */
  public void setPartitionListener(PartitionListener partitionListener) {
    this.partitionListener = partitionListener;
  }

  /** How many events a batch has at most, give or take one record. */
  public int getMaxEvents() {
    return maxEvents;
  }

  /** Sets how many events make a batch. */
  public void setMaxEvents(int maxEvents) {
    this.maxEvents = maxEvents;
  }

  /** How many bytes of values a batch has at most, give or take one poll. */
  public long getMaxBytes() {
    return maxBytes;
  }

  /** Sets how many bytes of values make a batch. */
  public void setMaxBytes(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** How long a batch waits for more, in ms. */
  public long getMaxWaitMs() {
    return maxWaitMs;
  }

  /** Sets how long a batch waits for more, in ms. */
  public void setMaxWaitMs(long maxWaitMs) {
    this.maxWaitMs = maxWaitMs;
  }
}
