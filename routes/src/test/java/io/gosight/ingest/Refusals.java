package io.gosight.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says that something is refused, and gives the refusal. */
public final class Refusals {
  private Refusals() {}

  public static IngestException assertRefused(IngestError error, ThrowingCallable call) {
    IngestException refusal = catchThrowableOfType(IngestException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.error()).isEqualTo(error);
    assertThat(refusal).message().isNotBlank();
    return refusal;
  }
}
