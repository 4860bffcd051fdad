package io.gosight.testing;

import java.util.Map;
import java.util.function.BiFunction;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/** Stands for a component that leads to a server: its endpoints are others, in memory. */
public final class FakeComponent extends DefaultComponent {
  private interface Endpoints {
    Endpoint create(String uri, String name, Map<String, Object> parameters);
  }

  private final Endpoints endpoints;

  /** Every endpoint is that processor. */
  public FakeComponent(Processor processor) {
    this.endpoints = (uri, name, parameters) -> new ProcessorEndpoint(uri, this, processor);
  }

  /** Endpoints by their name and parameters. */
  public FakeComponent(BiFunction<String, Map<String, Object>, Endpoint> endpoints) {
    this.endpoints = (uri, name, parameters) -> endpoints.apply(name, parameters);
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
    Endpoint endpoint = endpoints.create(uri, name, Map.copyOf(parameters));
    parameters.clear();
    return endpoint;
  }
}
