package io.gosight.ingest.grpc;

import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyServerBuilder;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.component.grpc.GrpcConfiguration;
import org.apache.camel.component.grpc.GrpcConsumer;
import org.apache.camel.component.grpc.GrpcEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Serves all gRPC streams with a fixed set of workers. Camel's own consumer takes a thread for each
 * active stream, without a limit, and hundreds of them contend with each other.
 */
final class IngestGrpcConsumer extends GrpcConsumer {
  private static final long STOP_SECONDS = 5;

  private final GrpcIngestService service;
  private final Executor workers;
  private Server server;

  IngestGrpcConsumer(
      GrpcEndpoint endpoint,
      Processor processor,
      GrpcConfiguration configuration,
      GrpcIngestService service,
      Executor workers) {
    super(endpoint, processor, configuration);
    this.service = service;
    this.workers = workers;
  }

  /** In place of {@code GrpcConsumer}'s, which makes a server without asking for its threads. */
  @Override
  protected void doStart() throws Exception {
    if (configuration.getNegotiationType() != NegotiationType.PLAINTEXT) {
      throw new IllegalArgumentException(
          "ingest-grpc takes no TLS; put a proxy in front that does.");
    }
    ServiceHelper.startService(getProcessor());
    server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(configuration.getHost(), configuration.getPort()))
            .executor(workers)
            .addService(
                ServerInterceptors.intercept(
                    service.createBindableService(this), configuration.getServerInterceptors()))
            .maxInboundMessageSize(configuration.getMaxMessageSize())
            .maxConcurrentCallsPerConnection(configuration.getMaxConcurrentCallsPerConnection())
            .maxRstFramesPerWindow(
                configuration.getMaxRstFramesPerWindow(), configuration.getMaxRstPeriodSeconds())
            .build()
            .start();
  }

  @Override
  protected void doStop() throws Exception {
    if (server != null) {
      server.shutdownNow().awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    }
    ServiceHelper.stopService(getProcessor());
  }
}
