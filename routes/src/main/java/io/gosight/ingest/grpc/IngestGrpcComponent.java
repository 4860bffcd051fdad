package io.gosight.ingest.grpc;

import io.gosight.connections.ConnectionLimits;
import io.gosight.ingest.SenderThreads;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.component.grpc.GrpcComponent;
import org.apache.camel.component.grpc.GrpcEndpoint;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.PluginHelper;

/**
 * Camel's {@code grpc:} with a small thread pool of its own. Routes name it as {@code
 * ingest-grpc:host:port/service}, with the options of {@code grpc:}.
 */
public final class IngestGrpcComponent extends GrpcComponent {
  private final SenderThreads threads;
  private final GrpcIngestService service;
  private final ConnectionLimits limits;

  /**
   * A component.
   *
   * @param threads run the routes' steps
   * @param service what is served
   * @param limits what connections may take
   */
  public IngestGrpcComponent(
      SenderThreads threads, GrpcIngestService service, ConnectionLimits limits) {
    this.limits = limits;
    this.threads = threads;
    this.service = service;
  }

  /** Those of {@code grpc:}; Camel would look for some under this component's own name. */
  @Override
  public PropertyConfigurer getEndpointPropertyConfigurer() {
    return PluginHelper.getConfigurerResolver(getCamelContext())
        .resolvePropertyConfigurer("grpc-endpoint-configurer", getCamelContext());
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    GrpcEndpoint configured = (GrpcEndpoint) super.createEndpoint(uri, remaining, parameters);
    return new GrpcEndpoint(uri, this, configured.getConfiguration()) {
      @Override
      public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer =
            new IngestGrpcConsumer(this, processor, getConfiguration(), service, threads, limits);
        configureConsumer(consumer);
        return consumer;
      }
    };
  }
}
