package io.gosight.app;

import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.DefaultComponent;

/** Stands for {@code kafka:}: every topic is an endpoint in memory with all its consumers. */
final class TopicsInMemory extends DefaultComponent {
  private final Function<String, Endpoint> topics;

  TopicsInMemory(Function<String, Endpoint> topics) {
    this.topics = topics;
  }

  /** None: Camel would take the one of the component for which this one stands. */
  @Override
  public PropertyConfigurer getComponentPropertyConfigurer() {
    return null;
  }

  @Override
  public boolean isAutowiredEnabled() {
    return false;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String topic, Map<String, Object> parameters) {
    parameters.clear();
    return topics.apply(topic);
  }
}
