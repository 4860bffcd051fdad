package io.gosight.tests.load;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.proto.v1.SendEventsResponse;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;

/** One connection, with at most one batch in flight. For its event loop's thread. */
final class HttpConnection extends SimpleChannelInboundHandler<FullHttpResponse> {
  private final HttpWire wire;
  private final HttpRequests requests;
  private ChannelHandlerContext context;
  private Shot current;
  private long sentNanos;
  private boolean late;

  HttpConnection(HttpWire wire, HttpRequests requests) {
    this.wire = wire;
    this.requests = requests;
  }

  void send(Shot shot) {
    current = shot;
    sentNanos = System.nanoTime();
    var unused =
        context.writeAndFlush(requests.encode(shot, context.alloc()), context.voidPromise());
  }

  void giveUpIfSentBefore(long nanos) {
    if (current != null && sentNanos - nanos < 0) {
      late = true;
      disconnect();
    }
  }

  void disconnect() {
    var unused = context.close();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    wire.connected(this);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
    Shot shot = current;
    if (shot == null) {
      disconnect();
      return;
    }
    current = null;
    Answer answer = answer(response);
    if (HttpUtil.isKeepAlive(response)) {
      wire.answered(this, shot, answer);
    } else {
      disconnect();
      wire.answeredLast(shot, answer);
    }
  }

  private static Answer answer(FullHttpResponse response) {
    int status = response.status().code();
    if (status == 429) {
      return Answer.nothing(Outcome.LIMITED);
    } else if (status == 503) {
      return Answer.nothing(Outcome.UNAVAILABLE);
    } else if (status / 100 != 2) {
      return Answer.nothing(Outcome.REFUSED);
    }
    ByteBuf body = response.content();
    try {
      return Answer.of(SendEventsResponse.parseFrom(body.nioBuffer()), RealisticBatches.EVENTS);
    } catch (InvalidProtocolBufferException e) {
      return Answer.nothing(Outcome.REFUSED);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    Shot shot = current;
    current = null;
    wire.lost(this, shot, late ? Outcome.TIMED_OUT : Outcome.BROKEN);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    disconnect();
  }
}
