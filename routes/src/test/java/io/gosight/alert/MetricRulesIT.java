package io.gosight.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.alert.rule.MetricEvaluator;
import io.gosight.api.query.ClickHouseReader;
import io.gosight.api.query.ClickHouseSource;
import io.gosight.api.query.ReadLimits;
import io.gosight.engine.clickhouse.ClickHouseEngineFactory;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.testing.TrialEngineContext;
import io.gosight.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules about figures, asked of the real ClickHouse and kept in the real PostgreSQL. */
@ExtendWith(AlertDatabase.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricRulesIT {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final SettableClock clock = SettableClock.at(NOON.plusSeconds(20).toString());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Engine engine;
  private Client clickHouse;
  private JdbcClient sql;
  private HikariDataSource source;
  private MetricEvaluator evaluator;
  private String project;

  @BeforeAll
  void startClickHouse(AlertDatabase database) throws Exception {
    EngineFactory factory = new ClickHouseEngineFactory();
    Path folder = Files.createTempDirectory("gosight-metric-it");
    engine =
        factory.create(factory.configuration().resolve(Map.of()), new TrialEngineContext(folder));
    Map<String, String> properties = engine.start();
    clickHouse =
        new Client.Builder()
            .addEndpoint(properties.get("gosight.clickhouse.url"))
            .setUsername(properties.get("gosight.clickhouse.user"))
            .setPassword(properties.get("gosight.clickhouse.password"))
            .setDefaultDatabase(properties.get("gosight.clickhouse.database"))
            .build();
    for (String file : List.of("store/001_events", "insight/005_insights")) {
      String text =
          Files.readString(Path.of("../config/clickhouse/" + file + ".sql"))
              .replaceAll("(?m)^\\s*--.*$", "");
      for (String statement : Stream.of(text.split(";")).filter(each -> !each.isBlank()).toList()) {
        run(statement);
      }
    }
    sql = JdbcClient.create(database.postgres());
    source =
        ClickHouseSource.reader(
            properties.get("gosight.clickhouse.url"),
            properties.get("gosight.clickhouse.database"),
            properties.get("gosight.clickhouse.reader.user"),
            properties.get("gosight.clickhouse.reader.password"));
    evaluator =
        new MetricEvaluator(
            database.postgres(),
            new ClickHouseReader(source, ReadLimits.defaults()),
            clock,
            40,
            meters);
  }

  @AfterAll
  void stopClickHouse() throws Exception {
    source.close();
    clickHouse.close();
    engine.close();
  }

  @BeforeEach
  void newProject() {
    project = "m" + UUID.randomUUID();
    sql.sql("UPDATE alert_rules SET enabled = false").update();
    sql.sql("INSERT INTO projects (id, name) VALUES (?, 'Shop')").param(project).update();
  }

  private void run(String statement) throws Exception {
    clickHouse.query(statement).get().close();
  }

  /** One event of each of so many sessions, a minute before noon, so many days ago. */
  private void sessions(int count, String kind, int daysAgo, String prefix) throws Exception {
    events(count, kind, daysAgo, prefix, 1);
  }

  /** A page view of each of so many sessions. */
  private void views(int count, int daysAgo, int minutesBefore) throws Exception {
    events(count, "page_view", daysAgo, "s", minutesBefore);
  }

  private void events(int count, String kind, int daysAgo, String prefix, int minutesBefore)
      throws Exception {
    long time =
        NOON.minus(Duration.ofDays(daysAgo))
            .minus(Duration.ofMinutes(minutesBefore))
            .toEpochMilli();
    run(
        ("INSERT INTO events (project_id, event_id, session_id, kind, time, client_time,"
                + " received_at) SELECT '%s', concat('%s-%s-%d-%d-', toString(number)),"
                + " concat('%s', toString(number)), '%s', fromUnixTimestamp64Milli(%d),"
                + " fromUnixTimestamp64Milli(%d), fromUnixTimestamp64Milli(%d) FROM numbers(%d)")
            .formatted(
                project,
                prefix,
                kind,
                daysAgo,
                minutesBefore,
                prefix + daysAgo,
                kind,
                time,
                time,
                time,
                count));
  }

  private void rule(String condition) {
    sql.sql(
            "INSERT INTO alert_rules (project_id, name, condition, group_by, cool_down_seconds,"
                + " digest_seconds, channels) VALUES (?, 'Figures', CAST(? AS jsonb), 'rule', 3600,"
                + " 0, '{telegram}')")
        .params(project, condition)
        .update();
  }

  private List<String> notified() {
    return sql.sql(
            "SELECT (alert ->> 'title') || ': ' || (alert ->> 'summary') FROM alert_history"
                + " WHERE project_id = ? ORDER BY created_at")
        .param(project)
        .query(String.class)
        .list();
  }

  @Test
  void anErrorRateIsNotifiedOnceInItsCoolDown() throws Exception {
    rule("{\"kind\":\"error_rate\",\"above\":0.1,\"min_sessions\":20,\"window_seconds\":600}");
    sessions(100, "page_view", 0, "s");
    sessions(10, "js_error", 0, "s");
    evaluator.evaluate();
    assertThat(notified()).isEmpty();

    sessions(11, "js_error", 0, "s");
    evaluator.evaluate();
    evaluator.evaluate();
    assertThat(notified())
        .containsExactly(
            "Errors in 11.0 % of visits: 11 of 100 visits had an error in the last 10 minutes;"
                + " the rule allows 10.0 %.");
  }

  @Test
  void fewSessionsSayNothing() throws Exception {
    rule("{\"kind\":\"error_rate\",\"above\":0.1,\"min_sessions\":20}");
    sessions(19, "js_error", 0, "s");
    evaluator.evaluate();
    assertThat(notified()).isEmpty();
  }

  @Test
  void aFigureIsComparedWithItsOwnPastAtTheSameTime() throws Exception {
    rule("{\"kind\":\"baseline\",\"metric\":\"sessions\",\"factor\":2,\"min_count\":20}");
    for (int day = 1; day <= 7; day++) {
      sessions(30, "page_view", day, "s");
    }
    sessions(59, "page_view", 0, "s");
    evaluator.evaluate();
    assertThat(notified()).isEmpty();

    sessions(1, "page_view", 0, "t");
    evaluator.evaluate();
    assertThat(notified())
        .containsExactly(
            "Unusually many visits: 60 visits in the last 10 minutes; at this time of the day"
                + " there are usually 30.");
  }

  @Test
  void aSessionThatGoesOnIsSeveralVisits() throws Exception {
    rule("{\"kind\":\"error_rate\",\"above\":0.4,\"min_sessions\":20,\"window_seconds\":7200}");
    rule(
        "{\"kind\":\"baseline\",\"metric\":\"sessions\",\"factor\":2,\"min_count\":20,"
            + "\"window_seconds\":7200}");
    for (int day = 1; day <= 7; day++) {
      views(10, day, 10);
    }
    views(10, 0, 100);
    views(10, 0, 55);
    views(10, 0, 10);
    sessions(10, "js_error", 0, "s");
    evaluator.evaluate();
    assertThat(notified())
        .containsExactly(
            "Unusually many visits: 30 visits in the last 120 minutes; at this time of the day"
                + " there are usually 10.");

    // Of each session the visit of an hour ago fails, too.
    events(10, "js_error", 0, "s", 54);
    evaluator.evaluate();
    assertThat(notified())
        .contains(
            "Errors in 66.7 % of visits: 20 of 30 visits had an error in the last 120 minutes; the"
                + " rule allows 40.0 %.");
  }

  @Test
  void silenceIsOffToo() throws Exception {
    rule(
        "{\"kind\":\"baseline\",\"metric\":\"page_views\",\"direction\":\"below\",\"factor\":3,"
            + "\"min_count\":20}");
    for (int day = 1; day <= 4; day++) {
      sessions(30, "page_view", day, "s");
    }
    evaluator.evaluate();
    assertThat(notified()).hasSize(1).first().asString().startsWith("Unusually few page views: 0");
  }

  @Test
  void aRuleThatCanNotBeAskedHarmsNoOther() throws Exception {
    rule("{\"kind\":\"baseline\",\"metric\":\"insights\",\"factor\":2}");
    rule("{\"kind\":\"error_rate\",\"above\":0.1}");
    sessions(100, "js_error", 0, "s");
    run("RENAME TABLE insights TO insights_away");
    try {
      evaluator.evaluate();
    } finally {
      run("RENAME TABLE insights_away TO insights");
    }
    assertThat(notified()).hasSize(1);
    assertThat(meters.counter("alert_rule_failures", "kind", "baseline").count()).isEqualTo(1);
  }
}
