package io.gosight.testing;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/** Stands for a component that leads to a server: every endpoint of it is one processor. */
public final class FakeComponent extends DefaultComponent {
  private final Processor processor;

  public FakeComponent(Processor processor) {
    this.processor = processor;
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
    parameters.clear();
    return new ProcessorEndpoint(uri, this, processor);
  }
}
