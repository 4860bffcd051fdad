package io.gosight.kafka;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** Makes {@code kafka-batches:TOPIC} endpoints; bound in the registry under that scheme. */
public final class KafkaBatchComponent extends DefaultComponent {
  private final Map<String, Object> clientProperties;
  private final RecordWeight weight;
  private final Consumers consumers;

  /**
   * A component.
   *
   * @param clientProperties what every consumer needs: brokers, instance id
   * @param weight counts the events of a record
   * @param consumers learns how each consumer is doing
   */
  public KafkaBatchComponent(
      Map<String, Object> clientProperties, RecordWeight weight, Consumers consumers) {
    this.clientProperties = Map.copyOf(clientProperties);
    this.weight = weight;
    this.consumers = consumers;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String topic, Map<String, Object> parameters)
      throws Exception {
    KafkaBatchEndpoint endpoint =
        new KafkaBatchEndpoint(uri, this, topic, clientProperties, weight, consumers);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
