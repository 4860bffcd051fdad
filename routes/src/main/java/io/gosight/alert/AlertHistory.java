package io.gosight.alert;

import io.gosight.proto.v1.Alert;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps every alert, each once. Safe for use by many threads. */
final class AlertHistory {
  private static final String ADD = Sql.of("add-history");

  private final JdbcClient postgres;
  private final Clock clock;

  AlertHistory(DataSource postgres, Clock clock) {
    this.postgres = JdbcClient.create(postgres);
    this.clock = clock;
  }

  /** Keeps an alert of a rule: for the history alone, for a digest, or to be told. */
  void add(Alert alert, AlertRule rule) {
    long nowMs = clock.millis();
    if (rule.isSnoozedAt(nowMs)) {
      insert(alert, "snoozed", null, null);
    } else if (rule.digestMs() > 0) {
      long digestMs = (nowMs / rule.digestMs() + 1) * rule.digestMs();
      insert(alert, "held", time(digestMs), null);
    } else {
      tell(alert);
    }
  }

  /** Keeps an alert that is to be told. */
  void tell(Alert alert) {
    insert(alert, "told", null, null);
  }

  /** Keeps an alert that Kafka has already; does nothing if it is known or of no known project. */
  void keepPublished(Alert alert) {
    insert(alert, "told", null, time(clock.millis()));
  }

  private void insert(
      Alert raw, String state, OffsetDateTime digestAt, OffsetDateTime publishedAt) {
    Alert alert = AlertTexts.clean(raw);
    postgres
        .sql(ADD)
        .param("id", UUID.fromString(alert.getId()))
        .param("project", alert.getProjectId())
        .param("rule", alert.getRuleId().isEmpty() ? null : UUID.fromString(alert.getRuleId()))
        .param("kind", kind(alert))
        .param("group", alert.getGroupKey())
        .param("state", state)
        .param("alert", AlertJson.write(alert))
        .param("happened", time(alert.getTimeMs()))
        .param("created", time(clock.millis()))
        .param("digest", digestAt, Types.TIMESTAMP_WITH_TIMEZONE)
        .param("published", publishedAt, Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  private static String kind(Alert alert) {
    return alert.getKind().name().substring("ALERT_KIND_".length()).toLowerCase(Locale.ROOT);
  }

  static OffsetDateTime time(long ms) {
    return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC);
  }
}
