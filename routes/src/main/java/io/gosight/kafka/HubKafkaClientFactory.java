package io.gosight.kafka;

import io.gosight.stage.Lifecycle;
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
  private final Lifecycle lifecycle;

  /**
   * A factory that adds these properties.
   *
   * @param lifecycle limits how long the close of a producer may take
   */
  public HubKafkaClientFactory(Map<String, Object> properties, Lifecycle lifecycle) {
    this.properties = Map.copyOf(properties);
    this.lifecycle = lifecycle;
  }

  @Override
  public Producer<?, ?> getProducer(Properties kafka) {
    return new HubKafkaProducer(with(kafka), lifecycle);
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
