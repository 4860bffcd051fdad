package io.gosight.tests.baseline;

import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;

/**
 * Gives a stream its answers in the order of its batches, though Kafka may acknowledge them in
 * another. Safe for use by many threads.
 */
final class OrderedAnswers {
  private final StreamObserver<SendEventsResponse> responses;
  private final ArrayDeque<Place> waiting = new ArrayDeque<>();
  private boolean completing;
  private boolean ended;

  OrderedAnswers(StreamObserver<SendEventsResponse> responses) {
    this.responses = responses;
  }

  /** A batch's place in the row. */
  final class Place {
    private SendEventsResponse answer;

    /** Gives the batch its answer; null ends the stream. */
    void fill(SendEventsResponse answer) {
      if (answer == null) {
        fail(Status.UNAVAILABLE);
      } else {
        filled(this, answer);
      }
    }
  }

  synchronized Place next() {
    Place place = new Place();
    waiting.add(place);
    return place;
  }

  private synchronized void filled(Place place, SendEventsResponse answer) {
    place.answer = answer;
    while (!ended && !waiting.isEmpty() && waiting.peek().answer != null) {
      responses.onNext(waiting.remove().answer);
    }
    endIfDone();
  }

  synchronized void complete() {
    completing = true;
    endIfDone();
  }

  synchronized void fail(Status status) {
    if (!ended) {
      ended = true;
      responses.onError(status.asException());
    }
  }

  private void endIfDone() {
    if (completing && !ended && waiting.isEmpty()) {
      ended = true;
      responses.onCompleted();
    }
  }
}
