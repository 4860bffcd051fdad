package io.gosight.ingest.grpc;

import io.gosight.connections.ConnectionLimits;
import io.gosight.connections.OpenConnection;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts the connections of the gRPC port under the limits. gRPC tells of a connection only when it
 * has been set up, and has no means to close one; so they are seen where the port accepts them.
 * Safe for use by many threads.
 */
@Sharable
final class GrpcConnections extends ChannelInboundHandlerAdapter
    implements ChannelFactory<ServerChannel> {
  /** How long a connection may be without a stream. */
  static final Duration IDLE = Duration.ofMinutes(5);

  private final ConnectionLimits limits;
  private final Map<SocketAddress, OpenConnection> connections = new ConcurrentHashMap<>();

  GrpcConnections(ConnectionLimits limits) {
    this.limits = limits;
  }

  @Override
  public ServerChannel newChannel() {
    NioServerSocketChannel port = new NioServerSocketChannel();
    port.pipeline().addFirst(this);
    return port;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    if (!(accepted instanceof Channel channel)
        || !(channel.remoteAddress() instanceof InetSocketAddress peer)) {
      context.fireChannelRead(accepted);
      return;
    }
    Optional<OpenConnection> open =
        limits.open(peer.getAddress().getHostAddress(), IDLE, reason -> close(channel));
    if (open.isEmpty()) {
      channel.unsafe().closeForcibly();
      ReferenceCountUtil.release(accepted);
      return;
    }
    connections.put(peer, open.get());
    channel
        .closeFuture()
        .addListener(
            closed -> {
              connections.remove(peer);
              open.get().closed();
            });
    context.fireChannelRead(accepted);
  }

  private static void close(Channel channel) {
    if (channel.isRegistered()) {
      var unused = channel.close();
    } else {
      channel.unsafe().closeForcibly();
    }
  }

  /** The connection from that address and port; empty if it has been closed. */
  Optional<OpenConnection> find(SocketAddress peer) {
    return peer == null ? Optional.empty() : Optional.ofNullable(connections.get(peer));
  }
}
