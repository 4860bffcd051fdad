package io.gosight.tests.load;

import io.gosight.proto.v1.RejectedEvent;
import io.gosight.proto.v1.SendEventsResponse;

/**
 * The hub's response to a batch. Immutable.
 *
 * @param outcome the outcome of the batch
 * @param acceptedMask which events were accepted: bit n stands for position n
 */
public record Answer(Outcome outcome, int acceptedMask) {
  /** A response that accepts nothing. */
  public static Answer nothing(Outcome outcome) {
    return new Answer(outcome, 0);
  }

  /** Reads the hub's response to a batch of {@code events} events. */
  public static Answer of(SendEventsResponse response, int events) {
    if (response.hasError()) {
      if (response.getError().getRetryAfterMs() == 0) {
        return nothing(Outcome.REFUSED);
      }
      boolean limited = response.getError().getCode().contains("limit");
      return nothing(limited ? Outcome.LIMITED : Outcome.UNAVAILABLE);
    }
    int mask = (1 << events) - 1;
    for (RejectedEvent rejected : response.getRejectedList()) {
      mask &= ~(1 << rejected.getIndex());
    }
    if (Integer.bitCount(mask) != response.getAccepted()) {
      return nothing(Outcome.REFUSED);
    }
    return new Answer(
        response.getRejectedCount() == 0 ? Outcome.ACCEPTED : Outcome.PARTLY_REJECTED, mask);
  }

  /** How many events were accepted. */
  public int accepted() {
    return Integer.bitCount(acceptedMask);
  }
}
