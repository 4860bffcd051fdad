package io.gosight.ingest.grpc;

import io.gosight.connections.ConnectionLimits;
import io.gosight.ingest.SenderThreads;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
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
  private static final int KEEP_ALIVE_SECONDS = 60;
  private static final int KEEP_ALIVE_TIMEOUT_SECONDS = 20;
  private static final int SHORTEST_PING_SECONDS = 10;
  private static final int LAST_ANSWERS_SECONDS = 30;
  private static final int MAX_METADATA_BYTES = 8 * 1024;

  private final GrpcIngestService service;
  private final SenderThreads threads;
  private final ConnectionLimits limits;
  private EventLoopGroup port;
  private EventLoopGroup loops;
  private Server server;

  IngestGrpcConsumer(
      GrpcEndpoint endpoint,
      Processor processor,
      GrpcConfiguration configuration,
      GrpcIngestService service,
      SenderThreads threads,
      ConnectionLimits limits) {
    super(endpoint, processor, configuration);
    this.service = service;
    this.threads = threads;
    this.limits = limits;
  }

  /** In place of {@code GrpcConsumer}'s, which makes a server without asking for its threads. */
  @Override
  protected void doStart() throws Exception {
    if (configuration.getNegotiationType() != NegotiationType.PLAINTEXT) {
      throw new IllegalArgumentException(
          "ingest-grpc takes no TLS; put a proxy in front that does.");
    }
    ServiceHelper.startService(getProcessor());
    GrpcConnections connections = new GrpcConnections(limits);
    port = new NioEventLoopGroup(1, new DefaultThreadFactory("grpc-port", true));
    loops = new NioEventLoopGroup(0, new DefaultThreadFactory("grpc-connections", true));
    server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(configuration.getHost(), configuration.getPort()))
            .channelFactory(connections)
            .bossEventLoopGroup(port)
            .workerEventLoopGroup(loops)
            .addStreamTracerFactory(StreamMeter.factory(connections))
            .executor(threads.workers())
            .callExecutor(StreamExecutors.by(threads))
            .addService(
                ServerInterceptors.intercept(
                    service.createBindableService(this), configuration.getServerInterceptors()))
            .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .permitKeepAliveTime(SHORTEST_PING_SECONDS, TimeUnit.SECONDS)
            .maxConnectionAge(limits.maxAge().toSeconds(), TimeUnit.SECONDS)
            .maxConnectionAgeGrace(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS)
            .maxInboundMetadataSize(MAX_METADATA_BYTES)
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
      var portEnds = port.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS);
      var loopsEnd = loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS);
      portEnds.awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
      loopsEnd.awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    }
    ServiceHelper.stopService(getProcessor());
  }
}
