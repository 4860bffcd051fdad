package io.gosight.api.hub;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * A route and what it has done since it was started.
 *
 * @param id its id
 * @param group the folder of its file, mostly a stage
 * @param description what it does, in one sentence; empty if it does not say
 * @param origin where it comes from
 * @param state its state, such as started or stopped
 * @param exchanges how many exchanges it has finished
 * @param failed how many of them failed
 * @param inflight how many it works on now
 * @param meanMs how long one took on average, in ms
 * @param lastFailureAt when the latest failed; null if none has
 */
public record RouteStatus(
    String id,
    String group,
    String description,
    Origin origin,
    String state,
    long exchanges,
    long failed,
    long inflight,
    long meanMs,
    Instant lastFailureAt) {

  /** Where a route comes from. */
  public enum Origin {
    /** The distribution. */
    SHIPPED,
    /** A file of the operator. */
    LOCAL,
    /** A file of the operator that replaces a shipped route. */
    OVERRIDE;

    /** The word in the contract. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
