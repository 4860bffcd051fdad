package io.gosight.tests.abuse;

import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.IngestServiceGrpc;
import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;

/** A gRPC stream that sends on and on and reads no answer; one that the hub ends begins anew. */
final class UnreadAnswers implements Attack {
  private static final long PAUSE_MS = 1;

  private final int port;
  private final String key;
  private ManagedChannel channel;
  private Thread thread;
  private volatile boolean ended;

  UnreadAnswers(int port, String key) {
    this.port = port;
    this.key = key;
  }

  @Override
  public String name() {
    return "gRPC answers that are not read";
  }

  @Override
  public void start() {
    channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    thread = new Thread(this::run, "attack-unread");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!ended) {
      sendUntilClosed();
      pause();
    }
  }

  private void sendUntilClosed() {
    AtomicBoolean closed = new AtomicBoolean();
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("x-gosight-key", Metadata.ASCII_STRING_MARSHALLER), key);
    ClientCall<EventBatch, SendEventsResponse> call =
        channel.newCall(IngestServiceGrpc.getSendEventsMethod(), CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            closed.set(true);
          }
        },
        headers);
    EventBatch batch = EventBatch.newBuilder().setBatchId("x".repeat(60)).build();
    while (!ended && !closed.get()) {
      if (call.isReady()) {
        call.sendMessage(batch);
      } else {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
    ManagedChannel unused = channel.shutdownNow();
  }
}
