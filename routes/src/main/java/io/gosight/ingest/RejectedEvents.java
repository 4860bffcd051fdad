package io.gosight.ingest;

import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.RejectionReason;

/** Is told of each event that was refused. Implementations return at once and never throw. */
@FunctionalInterface
public interface RejectedEvents {
  /**
   * An event was refused.
   *
   * @param batch the batch in which it came
   * @param event the event
   * @param reason why, for programs
   * @param message why, for people
   */
  void rejected(AdmittedBatch batch, Event event, RejectionReason reason, String message);
}
