package io.gosight.kafka;

import io.gosight.stage.Lifecycle;
import io.gosight.threads.HubThreads;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** Makes {@code kafka-batches:TOPIC} endpoints; bound in the registry under that scheme. */
public final class KafkaBatchComponent extends DefaultComponent {
  private final Map<String, Object> clientProperties;
  private final RecordWeight weight;
  private final Consumers consumers;
  private final Lifecycle lifecycle;
  private final HubThreads threads;
  private boolean traced;

  /**
   * A component.
   *
   * @param clientProperties what every consumer needs: brokers, instance id
   * @param weight counts the events of a record
   * @param consumers learns how each consumer is doing
   * @param lifecycle limits how long a stop may take
   * @param threads runs the polling
   */
  public KafkaBatchComponent(
      Map<String, Object> clientProperties,
      RecordWeight weight,
      Consumers consumers,
      Lifecycle lifecycle,
      HubThreads threads) {
    this.clientProperties = Map.copyOf(clientProperties);
    this.weight = weight;
    this.consumers = consumers;
    this.lifecycle = lifecycle;
    this.threads = threads;
  }

  /** Has records keep their traces; for endpoints that are made after this. */
  public void readTraceParents() {
    traced = true;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String topic, Map<String, Object> parameters)
      throws Exception {
    KafkaBatchEndpoint endpoint =
        new KafkaBatchEndpoint(
            uri, this, topic, clientProperties, weight, consumers, lifecycle, threads);
    if (traced) {
      endpoint.readTraceParents();
    }
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
