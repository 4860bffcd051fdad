package io.gosight.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.ledger.Outcomes.Outcome;
import io.gosight.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private static final Instant MINUTE = Instant.parse("2026-03-01T12:00:00Z");

  private final SettableClock clock = new SettableClock(MINUTE);
  private final Outcomes outcomes = new Outcomes(clock);
  private final Table table = new Table();
  private final OutcomeWriter writer = new OutcomeWriter(outcomes, "run", table);

  private static final class Table implements OutcomeTable {
    private final List<Outcome> rows = new ArrayList<>();
    private boolean away;

    @Override
    public void insertOutcomes(String runId, List<Outcome> written) {
      assertThat(runId).isEqualTo("run");
      if (away) {
        throw new IllegalStateException("Away.");
      }
      rows.addAll(written);
    }
  }

  private static Outcome accepted(long events) {
    return new Outcome("shop", MINUTE, "accepted", "", events);
  }

  @Test
  void countsByProjectMinuteOutcomeAndReason() {
    outcomes.add("shop", MINUTE.plusSeconds(59), "accepted", "", 2);
    outcomes.add("shop", MINUTE.plusSeconds(60), "accepted", "", 3);
    outcomes.add("shop", MINUTE, "rejected", "bad_id", 1);
    outcomes.add("blog", MINUTE, "accepted", "", 5);
    assertThat(outcomes.changed())
        .containsExactlyInAnyOrder(
            accepted(2),
            new Outcome("shop", MINUTE.plusSeconds(60), "accepted", "", 3),
            new Outcome("shop", MINUTE, "rejected", "bad_id", 1),
            new Outcome("blog", MINUTE, "accepted", "", 5));
  }

  @Test
  void writesWhatHasChangedCountedUpFromTheStart() {
    outcomes.add("shop", MINUTE, "accepted", "", 2);
    writer.write();
    writer.write();
    outcomes.add("shop", MINUTE, "accepted", "", 3);
    writer.write();
    assertThat(table.rows).containsExactly(accepted(2), accepted(5));
  }

  @Test
  void writesAgainWhatCouldNotBeWritten() {
    outcomes.add("shop", MINUTE, "accepted", "", 2);
    table.away = true;
    assertThatThrownBy(writer::write).isInstanceOf(IllegalStateException.class);
    table.away = false;
    writer.write();
    assertThat(table.rows).containsExactly(accepted(2));
  }

  @Test
  void forgetsOldMinutesOnceTheyAreWritten() {
    outcomes.add("shop", MINUTE, "accepted", "", 2);
    writer.write();
    clock.advance(Duration.ofMinutes(12));
    outcomes.add("shop", clock.instant(), "accepted", "", 1);
    writer.write();
    assertThat(outcomes.changed()).isEmpty();
    assertThat(table.rows).hasSize(2);
  }
}
