package io.gosight.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the clock is right: times of events are corrected by it, keys expire by it.
 *
 * @param now what the clock says
 */
public record ClockCheck(Instant now) {
  private static final Duration TOLERATED = Duration.ofSeconds(5);
  private static final String REMEDY =
      "Set the clock and keep it synchronized: timedatectl set-ntp true.";

  /**
   * The findings.
   *
   * @param built when the program was built: no clock is earlier
   * @param newest when something in the data folder was last written; empty if there is nothing
   * @param synchronised whether the system says that it is synchronized; empty if it can't say
   */
  public List<Finding> check(
      Instant built, Optional<Instant> newest, Optional<Boolean> synchronised) {
    List<Finding> findings = new ArrayList<>();
    if (now.isBefore(built.minus(TOLERATED))) {
      findings.add(
          Finding.problem(
              "clock", now + " is before the program was built (" + built + ").", REMEDY));
    }
    if (newest.isPresent() && now.isBefore(newest.get().minus(TOLERATED))) {
      findings.add(
          Finding.problem(
              "clock",
              now + " is before the last write to the data folder (" + newest.get() + ").",
              REMEDY + " Events that were stored with a wrong time keep it."));
    }
    if (synchronised.isPresent() && !synchronised.get()) {
      findings.add(Finding.warning("clock", "The system says it is not synchronized.", REMEDY));
    }
    if (findings.isEmpty()) {
      String how = synchronised.isPresent() ? ", synchronized" : ", synchronization not known";
      findings.add(Finding.ok("clock", now + how));
    }
    return findings;
  }

  /** The finding for the clock of another server, asked at {@link #now}. */
  public Finding compare(String server, Instant other) {
    Duration apart = Duration.between(now, other).abs();
    return apart.compareTo(TOLERATED) > 0
        ? Finding.problem(
            "clock",
            "%s's clock is %d s apart from this one.".formatted(server, apart.toSeconds()),
            REMEDY + " On both machines.")
        : Finding.ok("clock", "that of " + server + " is the same");
  }
}
