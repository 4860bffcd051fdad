package io.gosight.tests.load;

import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayDeque;

/**
 * One stream of batches with responses in order; reopened whenever it ends. For its event loop's
 * thread.
 */
final class GrpcStream {
  private static final Metadata.Key<String> KEY = key("x-gosight-key");
  private static final Metadata.Key<String> FORWARDED_FOR = key("x-forwarded-for");
  private static final long REOPEN_MS = 50;

  private record Sent(Shot shot, long atNanos) {}

  private final GrpcWire wire;
  private final ManagedChannel channel;
  private final Target target;
  private final Visitor visitor;
  private final BatchPool pool;
  private final ArrayDeque<Sent> inFlight = new ArrayDeque<>();
  private ClientCall<byte[], SendEventsResponse> call;
  private boolean late;
  private int free;

  GrpcStream(
      GrpcWire wire, ManagedChannel channel, Target target, Visitor visitor, BatchPool pool) {
    this.wire = wire;
    this.channel = channel;
    this.target = target;
    this.visitor = visitor;
    this.pool = pool;
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  void open() {
    if (channel.isShutdown()) {
      return;
    }
    Metadata headers = new Metadata();
    if (!target.writeKey().isEmpty()) {
      headers.put(KEY, target.writeKey());
    }
    headers.put(FORWARDED_FOR, visitor.address());
    late = false;
    call = channel.newCall(EncodedBatches.SEND_EVENTS, CallOptions.DEFAULT.withWaitForReady());
    call.start(new Listener(), headers);
    call.request(Integer.MAX_VALUE);
    free = target.pipeline();
    wire.freed(free);
  }

  int free() {
    return free;
  }

  void send(Shot shot) {
    byte[] batch = new byte[pool.template(pool.indexOf(shot.sequence())).length()];
    pool.stamp(shot, System.currentTimeMillis(), batch, 0);
    free--;
    wire.taken(1);
    inFlight.add(new Sent(shot, System.nanoTime()));
    call.sendMessage(batch);
  }

  void giveUpIfSentBefore(long nanos) {
    Sent oldest = inFlight.peek();
    if (oldest != null && oldest.atNanos() - nanos < 0 && !late) {
      late = true;
      call.cancel("no answer in time", null);
    }
  }

  private void ended(Status status) {
    wire.taken(free);
    free = 0;
    Outcome outcome =
        switch (status.getCode()) {
          case RESOURCE_EXHAUSTED -> Outcome.LIMITED;
          case CANCELLED -> late ? Outcome.TIMED_OUT : Outcome.BROKEN;
          case UNAVAILABLE, UNKNOWN, OK, INTERNAL -> Outcome.BROKEN;
          default -> Outcome.REFUSED;
        };
    wire.later(this::open, REOPEN_MS);
    while (!inFlight.isEmpty()) {
      wire.answered(inFlight.remove().shot(), Answer.nothing(outcome));
    }
  }

  private final class Listener extends ClientCall.Listener<SendEventsResponse> {
    @Override
    public void onMessage(SendEventsResponse response) {
      Shot shot = inFlight.remove().shot();
      free++;
      wire.answered(shot, Answer.of(response, RealisticBatches.EVENTS));
      wire.freed(1);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      ended(status);
    }
  }
}
