package io.gosight.kafka;

import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Makes the clients of Camel's kafka component with the operator's properties, which win. Camel
 * finds it by its type. Safe for use by many threads.
 */
public final class HubKafkaClientFactory extends DefaultKafkaClientFactory {
  private final Map<String, Object> properties;

  /** A factory that adds these properties. */
  public HubKafkaClientFactory(Map<String, Object> properties) {
    this.properties = Map.copyOf(properties);
  }

  @Override
  public Producer<?, ?> getProducer(Properties kafka) {
    return super.getProducer(with(kafka));
  }

  @Override
  public Consumer<?, ?> getConsumer(Properties kafka) {
    return super.getConsumer(with(kafka));
  }

  private Properties with(Properties kafka) {
    Properties all = new Properties();
    all.putAll(kafka);
    all.putAll(properties);
    return all;
  }
}
