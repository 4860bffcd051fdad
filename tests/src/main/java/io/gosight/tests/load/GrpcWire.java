package io.gosight.tests.load;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** gRPC streams over a few connections, each stream with many batches in flight. */
final class GrpcWire implements Wire {
  private static final int STREAMS_A_CONNECTION = 16;

  private final Loops loops;
  private final Target target;
  private final BatchPool pool;
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final List<GrpcStream> streams = new ArrayList<>();
  private final TimeoutWatch watch;
  private BiConsumer<Shot, Answer> answers;
  private Runnable freed;
  private int free;
  private int next;

  GrpcWire(Loops loops, Target target, BatchPool pool, long timeoutNanos) {
    this.loops = loops;
    this.target = target;
    this.pool = pool;
    this.watch =
        new TimeoutWatch(
            loops,
            timeoutNanos,
            nanos -> streams.forEach(stream -> stream.giveUpIfSentBefore(nanos)));
  }

  @Override
  public void open(BiConsumer<Shot, Answer> answers, Runnable freed) {
    this.answers = answers;
    this.freed = freed;
    for (int i = 0; i < target.connections(); i++) {
      if (i % STREAMS_A_CONNECTION == 0) {
        channels.add(channel());
      }
      Visitor visitor = pool.template(i % pool.size()).visitor();
      streams.add(new GrpcStream(this, channels.get(channels.size() - 1), target, visitor, pool));
    }
    streams.forEach(GrpcStream::open);
    watch.start();
  }

  private ManagedChannel channel() {
    return NettyChannelBuilder.forAddress(target.uri().getHost(), target.uri().getPort())
        .usePlaintext()
        .directExecutor()
        .eventLoopGroup(loops.group())
        .channelType(loops.channel())
        .build();
  }

  void later(Runnable task, long ms) {
    loops.later(task, TimeUnit.MILLISECONDS.toNanos(ms));
  }

  void freed(int batches) {
    free += batches;
    freed.run();
  }

  void taken(int batches) {
    free -= batches;
  }

  void answered(Shot shot, Answer answer) {
    answers.accept(shot, answer);
  }

  @Override
  public int free() {
    return free;
  }

  @Override
  public void send(Shot shot) {
    GrpcStream stream;
    do {
      stream = streams.get(next);
      next = (next + 1) % streams.size();
    } while (stream.free() == 0);
    stream.send(shot);
  }

  @Override
  public void close() {
    watch.stop();
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
