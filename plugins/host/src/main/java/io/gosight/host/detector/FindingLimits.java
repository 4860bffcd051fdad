package io.gosight.host.detector;

import io.gosight.spi.detector.Finding;

/** Bounds what a detector reports, so that one finding never exceeds a message of Kafka. */
final class FindingLimits {
  private static final int MAX_CHARS = 100_000;
  private static final int MAX_EVIDENCE = 1_000;
  private static final int MAX_AT_ONCE = 10_000;

  private FindingLimits() {}

  /**
   * Refuses a finding that is over the limits, as a failure of the detector.
   *
   * @param before how many findings of the tab are waiting to be handed on
   * @throws IllegalArgumentException naming the limit
   */
  static void check(Finding finding, int before) {
    if (before >= MAX_AT_ONCE) {
      throw new IllegalArgumentException(
          "There are more than %d findings at once.".formatted(MAX_AT_ONCE));
    }
    if (finding.evidence().size() > MAX_EVIDENCE) {
      throw new IllegalArgumentException(
          "The finding has %d events as evidence; at most %d are allowed."
              .formatted(finding.evidence().size(), MAX_EVIDENCE));
    }
    long chars =
        (long) finding.summary().length()
            + finding.selector().length()
            + finding.key().length()
            + finding.page().url().length();
    for (var detail : finding.details().entrySet()) {
      chars += detail.getKey().length() + detail.getValue().length();
    }
    for (var evidence : finding.evidence()) {
      chars += evidence.eventId().length();
    }
    if (chars > MAX_CHARS) {
      throw new IllegalArgumentException(
          "The finding has %d characters; at most %d are allowed.".formatted(chars, MAX_CHARS));
    }
  }
}
