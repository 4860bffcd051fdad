package io.gosight.insight;

import java.time.Instant;

/**
 * Why a detector is not called now. Immutable.
 *
 * @param reason its latest failure
 * @param since when it was cut off; what it was tried for in between did not end that
 * @param until when it is tried again
 */
public record CircuitBreakerState(String reason, Instant since, Instant until) {}
