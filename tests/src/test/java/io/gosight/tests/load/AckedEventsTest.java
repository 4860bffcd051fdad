package io.gosight.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AckedEventsTest {
  private static final EventIds IDS = new EventIds("run00001");

  @TempDir Path folder;

  @Test
  void findsWhatWasAcknowledgedButNotStored() throws Exception {
    Path file = folder.resolve("acks");
    try (AckLog log = new AckLog(file)) {
      log.append(3, new Answer(Outcome.ACCEPTED, 0b111));
      log.append(70_000, new Answer(Outcome.PARTLY_REJECTED, 0b101));
      log.append(5, Answer.nothing(Outcome.UNAVAILABLE));
    }
    AckedEvents acked = AckedEvents.read(file);
    BitSet stored = new BitSet();
    stored.set(AckedEvents.numberOf(IDS.event(3, 0)));
    stored.set(AckedEvents.numberOf(IDS.event(3, 2)));
    stored.set(AckedEvents.numberOf(IDS.event(70_000, 2)));
    stored.set(AckedEvents.numberOf(IDS.event(5, 0)));

    BitSet missing = acked.missingFrom(stored);

    assertThat(acked.count()).isEqualTo(5);
    assertThat(missing.stream())
        .containsExactly(
            AckedEvents.numberOf(IDS.event(3, 1)), AckedEvents.numberOf(IDS.event(70_000, 0)));
  }
}
