package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.tests.load.LoadReport;
import io.gosight.tests.load.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients send twice the hub's capacity. */
@ExtendWith(SharedSite.class)
class OverloadIT {
  @Test
  void answersEverySenderAndKeepsWhatItAcknowledged(Site site) throws Exception {
    site.run(Map.of());
    double capacity;
    try (Sender probe = Sender.greedy(site, 64)) {
      probe.keepOn(8);
      capacity = probe.finish().eventsPerSecond();
    }
    try (Sender flood = Sender.impatient(site, capacity * 2, 512)) {
      flood.keepOn(20);
      LoadReport report = flood.finish();
      assertThat(report.outcomes().keySet())
          .isSubsetOf(Outcome.ACCEPTED, Outcome.LIMITED, Outcome.UNAVAILABLE);
      new Audit(site).check(flood);
    }
  }
}
