package io.gosight.ingest;

import io.gosight.proto.v1.RejectionReason;
import java.util.Locale;

/**
 * Why one event is rejected.
 *
 * @param reason for programs
 * @param message for people: what is wrong and what would be right
 */
public record Rejection(RejectionReason reason, String message) {
  /** The reason in metrics, the ledger and dead letters, for example {@code bad_id}. */
  public static String code(RejectionReason reason) {
    return reason.name().substring("REJECTION_REASON_".length()).toLowerCase(Locale.ROOT);
  }
}
