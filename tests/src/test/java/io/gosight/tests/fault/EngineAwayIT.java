package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.tests.load.LoadReport;
import io.gosight.tests.load.Outcome;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An engine is killed under load and restarted. */
@ExtendWith(SharedSite.class)
class EngineAwayIT {
  private static final double RATE = 2_000;

  /** Not used by another test, because the hub remembers for a while that a key is unknown. */
  private static final String UNKNOWN_KEY = "gsw_EngineAwayAAAAAAAAAAAA";

  private final Site site;
  private final Requests requests;
  private String away;

  EngineAwayIT(Site site) {
    this.site = site;
    this.requests = new Requests(site);
  }

  @BeforeEach
  void start() throws Exception {
    site.run(Map.of());
  }

  @AfterEach
  void bringBack() throws Exception {
    if (away != null) {
      back(away);
    }
  }

  @Test
  void kafkaAwayMeansTheSpoolAndOrderAfterIt() throws Exception {
    try (Sender before = Sender.patient(site, RATE)) {
      before.keepOn(3);
      kill("kafka");
      before.keepOn(7);
      try (Sender meanwhile = Sender.patient(site, RATE)) {
        meanwhile.keepOn(3);
        var unused = meanwhile.finish();
        assertThat(meanwhile.acked().count()).as("acknowledged without Kafka").isPositive();
        back("kafka");
        before.keepOn(4);
        unused = before.finish();
        new Audit(site).check(before);
        new Audit(site).check(meanwhile);
      }
    }
  }

  @Test
  void clickHouseAwayMeansThatEventsWaitInKafka() throws Exception {
    try (Sender sender = Sender.patient(site, RATE)) {
      sender.keepOn(3);
      kill("clickhouse");
      sender.keepOn(5);
      HttpResponse<String> overview = requests.read("/api/v1/projects/demo/overview");
      assertThat(overview.statusCode()).as(overview.body()).isEqualTo(503);
      back("clickhouse");
      sender.keepOn(3);
      LoadReport report = sender.finish();
      assertThat(report.count(Outcome.UNAVAILABLE)).isZero();
      new Audit(site).check(sender);
    }
  }

  @Test
  void redisAwayIsHardlyNoticed() throws Exception {
    try (Sender sender = Sender.patient(site, RATE)) {
      sender.keepOn(3);
      kill("redis");
      sender.keepOn(14);
      back("redis");
      sender.keepOn(2);
      LoadReport report = sender.finish();
      assertThat(report.outcomes()).containsOnlyKeys(Outcome.ACCEPTED);
      new Audit(site).check(sender);
    }
  }

  @Test
  void postgresAwayLetsKnownKeysGoOn() throws Exception {
    try (Sender sender = Sender.patient(site, RATE)) {
      sender.keepOn(3);
      kill("postgres");
      HttpResponse<String> unknown = requests.send(UNKNOWN_KEY, Requests.oneEvent("pg-away"));
      assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(503);
      assertThat(unknown.body()).contains("keys_unavailable");
      sender.keepOn(14);
      back("postgres");
      sender.keepOn(2);
      LoadReport report = sender.finish();
      assertThat(report.outcomes()).containsOnlyKeys(Outcome.ACCEPTED);
      new Audit(site).check(sender);
    }
  }

  private void kill(String engine) {
    site.engines().get(engine).kill();
    away = engine;
  }

  private void back(String engine) throws Exception {
    site.engines().get(engine).start();
    Map<String, String> found = site.engines().get(engine).awaitReady();
    assertThat(site.engines().properties()).as("found where it was").containsAllEntriesOf(found);
    away = null;
  }
}
