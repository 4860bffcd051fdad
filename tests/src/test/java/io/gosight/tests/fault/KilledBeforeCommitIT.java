package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The hub is killed after the insert into ClickHouse and before the commit to Kafka. */
@ExtendWith(SharedSite.class)
class KilledBeforeCommitIT {
  @Test
  void storesTheSameRowsAgainAndCountsThemOnce(Site site) throws Exception {
    try (TrapProxy proxy =
        new TrapProxy(site.engines().properties().get("gosight.clickhouse.url"))) {
      site.run(Map.of("gosight.clickhouse.url", proxy.url()));
      try (Sender sender = Sender.patient(site, 3_000)) {
        sender.keepOn(3);
        for (int i = 0; i < 2; i++) {
          var stored =
              proxy.set(
                  TrapProxy.Moment.AFTER,
                  request -> request.statement().contains("INSERT INTO events "),
                  site.hub()::kill);
          assertThat(stored.get(60, TimeUnit.SECONDS)).isEqualTo(200);
          assertThat(site.hub().isAlive()).isFalse();
          site.startHub();
          sender.keepOn(2);
        }
        var unused = sender.finish();
        new Audit(site).check(sender);
      }
    }
  }
}
