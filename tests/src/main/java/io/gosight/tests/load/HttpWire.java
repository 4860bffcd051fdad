package io.gosight.tests.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** HTTP/1.1 connections with one batch in flight each. */
final class HttpWire implements Wire {
  private static final int LARGEST_ANSWER = 1 << 16;
  private static final long RECONNECT_MS = 50;

  private final Loops loops;
  private final Target target;
  private final HttpRequests requests;
  private final ArrayDeque<HttpConnection> idle = new ArrayDeque<>();
  private final List<HttpConnection> all = new ArrayList<>();
  private final TimeoutWatch watch;
  private BiConsumer<Shot, Answer> answers;
  private Runnable freed;
  private boolean closed;

  HttpWire(Loops loops, Target target, HttpRequests requests, long timeoutNanos) {
    this.loops = loops;
    this.target = target;
    this.requests = requests;
    this.watch =
        new TimeoutWatch(
            loops,
            timeoutNanos,
            nanos -> List.copyOf(all).forEach(connection -> connection.giveUpIfSentBefore(nanos)));
  }

  @Override
  public void open(BiConsumer<Shot, Answer> answers, Runnable freed) {
    this.answers = answers;
    this.freed = freed;
    for (int i = 0; i < target.connections(); i++) {
      connect();
    }
    watch.start();
  }

  private void connect() {
    if (closed) {
      return;
    }
    HttpConnection connection = new HttpConnection(this, requests);
    new Bootstrap()
        .group(loops.group())
        .channel(loops.channel())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2000)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpResponseDecoder(),
                        new HttpObjectAggregator(LARGEST_ANSWER),
                        connection);
              }
            })
        .connect(target.uri().getHost(), target.uri().getPort())
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                reconnectLater();
              }
            });
  }

  private void reconnectLater() {
    loops.later(this::connect, TimeUnit.MILLISECONDS.toNanos(RECONNECT_MS));
  }

  void connected(HttpConnection connection) {
    all.add(connection);
    idle.add(connection);
    freed.run();
  }

  void answered(HttpConnection connection, Shot shot, Answer answer) {
    idle.add(connection);
    answers.accept(shot, answer);
    freed.run();
  }

  void answeredLast(Shot shot, Answer answer) {
    answers.accept(shot, answer);
  }

  void lost(HttpConnection connection, Shot shot, Outcome outcome) {
    all.remove(connection);
    idle.remove(connection);
    reconnectLater();
    if (shot != null) {
      answers.accept(shot, Answer.nothing(outcome));
    }
  }

  @Override
  public int free() {
    return idle.size();
  }

  @Override
  public void send(Shot shot) {
    idle.remove().send(shot);
  }

  @Override
  public void close() {
    loops
        .loop()
        .submit(
            () -> {
              closed = true;
              watch.stop();
              List.copyOf(all).forEach(HttpConnection::disconnect);
            })
        .syncUninterruptibly();
  }
}
