package io.gosight.app;

import java.util.Map;
import java.util.function.BiFunction;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.DefaultComponent;

/** Stands for a component that leads to a server: its endpoints are others, in memory. */
final class SwappedComponent extends DefaultComponent {
  private final BiFunction<String, Map<String, Object>, Endpoint> endpoints;

  SwappedComponent(BiFunction<String, Map<String, Object>, Endpoint> endpoints) {
    this.endpoints = endpoints;
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
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
    Endpoint endpoint = endpoints.apply(name, Map.copyOf(parameters));
    parameters.clear();
    return endpoint;
  }
}
