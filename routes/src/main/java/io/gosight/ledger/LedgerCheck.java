package io.gosight.ledger;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QuerySettings;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds events that were stored and are not there any more, by the ids that the store recorded. The
 * newest minutes are left out, because their deliveries may be under way. Safe for use by many
 * threads; one runs it.
 */
public final class LedgerCheck {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerCheck.class);
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final Duration SETTLED_AFTER = Duration.ofMinutes(5);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Client clickHouse;
  private final Clock clock;
  private final String suspects = statement("missing-events");
  private final String confirmed = statement("confirm-missing-events");
  private volatile Map<String, Object> missing = Map.of();

  /**
   * A check that has not run yet.
   *
   * @param clickHouse ClickHouse, to query
   * @param clock the hub's clock
   * @param registry shows how many events are missing
   */
  public LedgerCheck(Client clickHouse, Clock clock, MeterRegistry registry) {
    this.clickHouse = clickHouse;
    this.clock = clock;
    Gauge.builder("ledger_missing_events", this, LedgerCheck::events)
        .description(
            "Events received in the last hour that were stored and are not there any more.")
        .register(registry);
  }

  /** Checks the hour that ended five minutes ago. */
  public void run() {
    Instant to = clock.instant().minus(SETTLED_AFTER).truncatedTo(ChronoUnit.MINUTES);
    Map<String, Object> found = new TreeMap<>();
    for (String project : query(suspects, to, "").keySet()) {
      found.putAll(query(confirmed, to, project));
    }
    if (!found.isEmpty() && !found.equals(missing)) {
      LOG.error(
          "Events that were stored are missing in ClickHouse, by project: {}. Restore the table"
              + " events from a backup, or reset the consumer group gosight-event-processor to"
              + " store them again from Kafka.",
          found);
    }
    missing = found;
  }

  private Map<String, Object> query(String sql, Instant to, String project) {
    Map<String, Object> missing = new TreeMap<>();
    clickHouse
        .queryAll(
            sql,
            Map.of(
                "from", SECONDS.format(to.minus(PERIOD)),
                "to", SECONDS.format(to),
                "project", project),
            new QuerySettings()
                .serverSetting("readonly", "2")
                .serverSetting("max_execution_time", "60"))
        .forEach(row -> missing.put(row.getString("project_id"), row.getLong("missing")));
    return missing;
  }

  private double events() {
    return missing.values().stream().mapToLong(count -> (Long) count).sum();
  }

  /** Degraded while events are missing, with their number by project. */
  public HealthStatus health() {
    return new HealthStatus(missing.isEmpty() ? Level.OK : Level.DEGRADED, "", missing);
  }

  private static String statement(String name) {
    try (InputStream in = LedgerCheck.class.getResourceAsStream("/sql/ledger/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
