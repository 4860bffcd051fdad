package io.gosight.tests.abuse;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import java.util.concurrent.TimeUnit;

/** Many gRPC streams, each with all but the end of a large message. */
final class HalfMessages implements Attack {
  private static final int CONNECTIONS = 20;
  private static final int STREAMS = 100;
  private static final int MESSAGE_BYTES = 1_000_000;
  private static final long AGAIN_MS = 500;

  private final int port;
  private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
  private volatile boolean ended;

  HalfMessages(int port) {
    this.port = port;
  }

  @Override
  public String name() {
    return CONNECTIONS + " x " + STREAMS + " gRPC streams with half a message";
  }

  @Override
  public void start() {
    for (int i = 0; i < CONNECTIONS; i++) {
      connect();
    }
  }

  private void connect() {
    if (ended) {
      return;
    }
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        Http2FrameCodecBuilder.forClient().build(),
                        new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
              }
            })
        .connect("127.0.0.1", port)
        .addListener(
            (io.netty.channel.ChannelFuture connected) -> {
              if (connected.isSuccess()) {
                fill(connected.channel());
                connected.channel().closeFuture().addListener(closed -> later());
              } else {
                later();
              }
            });
  }

  private void later() {
    if (!ended) {
      var unused = loop.schedule(this::connect, AGAIN_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void fill(Channel connection) {
    for (int i = 0; i < STREAMS; i++) {
      new Http2StreamChannelBootstrap(connection)
          .handler(new ChannelInboundHandlerAdapter())
          .open()
          .addListener(
              opened -> {
                if (opened.isSuccess()) {
                  send((Http2StreamChannel) opened.getNow());
                }
              });
    }
  }

  private void send(Http2StreamChannel stream) {
    var headers =
        new DefaultHttp2Headers()
            .method("POST")
            .scheme("http")
            .authority("hub")
            .path("/gosight.v1.IngestService/SendEvents")
            .add("te", "trailers")
            .add("content-type", "application/grpc");
    byte[] half = new byte[MESSAGE_BYTES];
    // Not compressed, and one byte longer than what follows.
    half[1] = (byte) ((MESSAGE_BYTES - 4) >>> 24);
    half[2] = (byte) ((MESSAGE_BYTES - 4) >>> 16);
    half[3] = (byte) ((MESSAGE_BYTES - 4) >>> 8);
    half[4] = (byte) (MESSAGE_BYTES - 4);
    var unusedHead = stream.write(new DefaultHttp2HeadersFrame(headers));
    var unusedBody = stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(half)));
  }

  @Override
  public void close() {
    ended = true;
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
