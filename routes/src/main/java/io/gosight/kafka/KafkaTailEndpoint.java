package io.gosight.kafka;

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

/**
 * Follows the end of a topic while there is an audience; the body is a list of {@link KafkaRecord}.
 * Nothing is committed, and what was written before or is not kept up with is passed over.
 */
public class KafkaTailEndpoint extends DefaultEndpoint {
  private static final int MOST_RECORDS = 500;
  private static final int MOST_BYTES = 8 << 20;

  private final String topic;
  private final Map<String, Object> clientProperties;
  private Audience audience = () -> true;

  KafkaTailEndpoint(
      String uri, Component component, String topic, Map<String, Object> clientProperties) {
    super(uri, component);
    this.topic = topic;
    this.clientProperties = clientProperties;
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    KafkaTailConsumer consumer = new KafkaTailConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("kafka-tail only consumes.");
  }

  /** A new consumer each time that the topic has an audience. */
  org.apache.kafka.clients.consumer.Consumer<String, byte[]> newConsumer() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES);
    properties.putAll(clientProperties);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  String topic() {
    return topic;
  }

  /** Who wants the topic. */
  public Audience getAudience() {
    return audience;
  }

  /** Sets the audience of the topic; by default there always is one. */
  public void setAudience(Audience audience) {
    this.audience = audience;
  }
}
