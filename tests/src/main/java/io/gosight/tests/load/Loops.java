package io.gosight.tests.load;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * The generator's one event loop. Immutable.
 *
 * @param group holds the loop
 * @param channel the kind of connection that fits it
 */
record Loops(EventLoopGroup group, Class<? extends Channel> channel) implements AutoCloseable {
  static Loops one() {
    return new Loops(new NioEventLoopGroup(1), NioSocketChannel.class);
  }

  EventLoop loop() {
    return group.next();
  }

  /** Runs a task on the loop after some time. */
  void later(Runnable task, long nanos) {
    var unused = loop().schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
