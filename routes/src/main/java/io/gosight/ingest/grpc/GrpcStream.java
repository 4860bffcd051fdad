package io.gosight.ingest.grpc;

import io.gosight.ingest.IngestError;
import io.gosight.proto.v1.EncodedBatch;
import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One gRPC stream: up to {@value #MAX_IN_FLIGHT} batches are under way at once, and their answers
 * leave in the order in which the batches came. Until the first one is accepted, there is one at a
 * time, because the sender is not authenticated yet. A further batch is requested only while the
 * sender reads its answers, so that few of them are ever buffered, and one at a time while memory
 * is short. A refused key ends the stream; any other refusal is an answer.
 */
final class GrpcStream implements StreamObserver<EncodedBatch> {
  private static final int MAX_IN_FLIGHT = 64;
  private static final int AT_FIRST = 1;
  private static final int UNAUTHENTICATED = 16;
  private static final int PERMISSION_DENIED = 7;

  private final ServerCallStreamObserver<SendEventsResponse> answers;
  private final BatchHandler handler;
  private final StreamMeter meter;
  private final Deque<Slot> slots = new ArrayDeque<>();

  /** Batches that were answered but for which the sender was not asked for another. */
  private int owed;

  private boolean known;

  private boolean senderDone;
  private boolean closed;

  /** Processes one batch and calls back with its answer. */
  interface BatchHandler {
    void handle(EncodedBatch batch, AnswerCallback whenAnswered);
  }

  /** Called once with the answer; null means that there is none. */
  interface AnswerCallback {
    void answered(SendEventsResponse answer);
  }

  private static final class Slot {
    private SendEventsResponse answer;
    private boolean done;
    private final long bytes;

    Slot(long bytes) {
      this.bytes = bytes;
    }
  }

  /**
   * A stream.
   *
   * @param meter counts what it holds; null counts nothing
   */
  GrpcStream(
      ServerCallStreamObserver<SendEventsResponse> answers,
      BatchHandler handler,
      StreamMeter meter) {
    this.answers = answers;
    this.handler = handler;
    this.meter = meter;
    answers.disableAutoRequest();
    answers.request(AT_FIRST);
    answers.setOnCancelHandler(this::close);
    answers.setOnReadyHandler(this::requestOwed);
  }

  @Override
  public void onNext(EncodedBatch batch) {
    Slot slot = new Slot(meter == null ? 0 : meter.unpacked(batch.getSerializedSize()));
    synchronized (this) {
      if (closed) {
        return;
      }
      slots.add(slot);
    }
    handler.handle(batch, answer -> answered(slot, answer));
  }

  @Override
  public void onError(Throwable failure) {
    close();
  }

  @Override
  public synchronized void onCompleted() {
    senderDone = true;
    completeIfEmpty();
  }

  private synchronized void answered(Slot slot, SendEventsResponse answer) {
    slot.answer = answer;
    slot.done = true;
    while (!closed && !slots.isEmpty() && slots.peek().done) {
      Slot first = slots.poll();
      send(first.answer);
      if (meter != null) {
        meter.answered(first.bytes, known);
      }
    }
    completeIfEmpty();
  }

  private void send(SendEventsResponse answer) {
    if (answer == null) {
      fail(Status.UNAVAILABLE.withDescription("The hub is stopping; send it again."));
      return;
    }
    if (answer.hasError()) {
      int status =
          IngestError.of(answer.getError().getCode()).map(IngestError::grpcStatus).orElse(0);
      if (status == UNAUTHENTICATED || status == PERMISSION_DENIED) {
        fail(Status.fromCodeValue(status).withDescription(answer.getError().getMessage()));
        return;
      }
    }
    answers.onNext(answer);
    owed++;
    if (!known && !answer.hasError()) {
      known = true;
      owed += MAX_IN_FLIGHT - AT_FIRST;
    }
    requestOwed();
  }

  /** A sender that does not read its answers gets no further batch in. */
  private synchronized void requestOwed() {
    if (owed == 0 || closed || !answers.isReady()) {
      return;
    }
    if (meter == null || meter.hasRoom()) {
      request(owed);
    } else if (slots.isEmpty()) {
      request(1);
    }
  }

  private void request(int batches) {
    owed -= batches;
    answers.request(batches);
  }

  private void fail(Status status) {
    closed = true;
    answers.onError(status.asRuntimeException());
  }

  private synchronized void close() {
    closed = true;
  }

  private void completeIfEmpty() {
    if (senderDone && !closed && slots.isEmpty()) {
      closed = true;
      answers.onCompleted();
    }
  }
}
