package io.gosight.ingest.validation;

import io.gosight.ingest.AdmittedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.RejectionReason;

/** Receives each event that was rejected. Implementations return at once and never throw. */
@FunctionalInterface
public interface RejectedEventListener {
  /**
   * An event was rejected.
   *
   * @param batch the batch in which it came
   * @param event the event
   * @param reason why, for programs
   * @param message why, for people
   */
  void rejected(AdmittedBatch batch, Event event, RejectionReason reason, String message);
}
