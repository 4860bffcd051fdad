package io.gosight.ingest.grpc;

import io.gosight.connections.Transfer;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Counts the bytes that a stream holds: of messages that have not come as a whole, and of those
 * that wait for their answer. Safe for use by many threads.
 */
final class StreamMeter extends ServerStreamTracer {
  private static final Context.Key<StreamMeter> METER = Context.key("gosight-stream-meter");

  private final GrpcConnections connections;
  private final Queue<Long> waiting = new ConcurrentLinkedQueue<>();
  private volatile Transfer transfer;

  StreamMeter(GrpcConnections connections) {
    this.connections = connections;
  }

  /** Gives each stream its meter. */
  static ServerStreamTracer.Factory factory(GrpcConnections connections) {
    return new ServerStreamTracer.Factory() {
      @Override
      public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        return new StreamMeter(connections);
      }
    };
  }

  /** The meter of the present call; null if it has none. */
  static StreamMeter current() {
    return METER.get();
  }

  /** Whether a batch of the stream's connection was accepted. */
  boolean isKnown() {
    Transfer holder = transfer;
    return holder != null && holder.isKnown();
  }

  @Override
  public Context filterContext(Context context) {
    return context.withValue(METER, this);
  }

  @Override
  public void serverCallStarted(ServerCallInfo<?, ?> call) {
    connections
        .find(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR))
        .ifPresent(connection -> count(connection.beginStream()));
  }

  void count(Transfer stream) {
    transfer = stream;
  }

  @Override
  public void inboundWireSize(long bytes) {
    Transfer counted = transfer;
    if (counted != null) {
      counted.received(bytes);
    }
  }

  @Override
  public void inboundMessageRead(int number, long wireBytes, long bytes) {
    waiting.add(wireBytes);
    Transfer counted = transfer;
    if (counted != null) {
      counted.complete();
    }
  }

  @Override
  public void streamClosed(Status status) {
    Transfer counted = transfer;
    if (counted != null) {
      counted.close();
    }
  }

  /**
   * The next message was unpacked.
   *
   * @param bytes its bytes now
   * @return what is to be given back when it is answered
   */
  long unpacked(long bytes) {
    Long wire = waiting.poll();
    long counted = wire == null ? 0 : wire;
    Transfer holder = transfer;
    if (holder != null && bytes > counted) {
      holder.hold(bytes - counted);
    }
    return Math.max(bytes, counted);
  }

  /** Whether the hub has room for more than the stream's next message. */
  boolean hasRoom() {
    Transfer holder = transfer;
    return holder == null || holder.hasRoom();
  }

  /**
   * A message was answered.
   *
   * @param bytes what {@link #unpacked} said
   * @param good whether it was accepted, so that the sender has a key
   */
  void answered(long bytes, boolean good) {
    Transfer holder = transfer;
    if (holder != null) {
      holder.hold(-bytes);
      if (good) {
        holder.know();
      }
    }
  }
}
