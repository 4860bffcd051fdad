package io.gosight.kafka;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** Makes {@code kafka-tail:TOPIC} endpoints; bound in the registry under that scheme. */
public final class KafkaTailComponent extends DefaultComponent {
  private final Map<String, Object> clientProperties;

  /**
   * A component.
   *
   * @param clientProperties what every consumer needs: brokers, security
   */
  public KafkaTailComponent(Map<String, Object> clientProperties) {
    this.clientProperties = Map.copyOf(clientProperties);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String topic, Map<String, Object> parameters)
      throws Exception {
    KafkaTailEndpoint endpoint = new KafkaTailEndpoint(uri, this, topic, clientProperties);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
