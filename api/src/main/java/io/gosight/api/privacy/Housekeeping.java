package io.gosight.api.privacy;

import io.gosight.api.settings.ProjectSettings;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Deletes what has outlived its project's retention, and late data of erased visitors: events may
 * wait in Kafka for a week after the erasure. One node does it at a time. Safe for use by many
 * threads.
 */
public final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final String LOCK = SqlFile.read("privacy/try-housekeeping-lock");
  private static final String PROJECTS = SqlFile.read("privacy/projects-with-settings");
  private static final String RECENT = SqlFile.read("privacy/recent-erasures");
  private static final String PURGE_AUDIT = SqlFile.read("audit/purge-entries");

  /** Longer than Kafka keeps events. */
  private static final Duration LATE = Duration.ofDays(8);

  private final HubDatabase postgres;
  private final ProjectSettings settings;
  private final ClickHouseData clickhouse;
  private final Eraser eraser;
  private final Clock clock;

  private record Erased(String project, String visitor) {}

  /** Cleans these stores. */
  public Housekeeping(
      HubDatabase postgres,
      ProjectSettings settings,
      ClickHouseData clickhouse,
      Eraser eraser,
      Clock clock) {
    this.postgres = postgres;
    this.settings = settings;
    this.clickhouse = clickhouse;
    this.eraser = eraser;
    this.clock = clock;
  }

  /** Cleans once, unless another node is at it; what fails is logged and done at the next time. */
  public void run() {
    try {
      postgres.inTransaction(this::runLocked);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Nothing was cleaned up because PostgreSQL is unavailable; it is tried again.", e);
    }
  }

  private boolean runLocked() {
    boolean locked = postgres.client().sql(LOCK).query(Boolean.class).single();
    if (locked) {
      postgres.client().sql(PURGE_AUDIT).update();
      lateErasures().forEach(this::eraseAgain);
      postgres.client().sql(PROJECTS).query(String.class).list().forEach(this::retain);
    }
    return locked;
  }

  private List<Erased> lateErasures() {
    return postgres
        .client()
        .sql(RECENT)
        .param("since", SqlValues.parameter(clock.instant().minus(LATE)))
        .query(
            (row, number) -> new Erased(row.getString("project_id"), row.getString("visitor_id")))
        .list();
  }

  private void eraseAgain(Erased erased) {
    try {
      eraser.eraseVisitor(erased.project(), erased.visitor());
    } catch (RuntimeException e) {
      LOG.warn("Late data of an erased visitor could not be erased; it is tried again.", e);
    }
  }

  private void retain(String project) {
    Instant now = clock.instant();
    try {
      int events = settings.of(project).at("/retention/events_days").asInt(0);
      if (events > 0) {
        LocalDate day = dayBefore(now, events);
        clickhouse.eraseBefore("events", "time", project, day);
        clickhouse.eraseBefore("sessions", "day", project, day);
        clickhouse.eraseBefore("pageviews", "day", project, day);
      }
      int insights = settings.of(project).at("/retention/insights_days").asInt(0);
      if (insights > 0) {
        clickhouse.eraseBefore("insights", "time", project, dayBefore(now, insights));
      }
    } catch (RuntimeException e) {
      LOG.warn(
          "What project {} keeps too long could not be deleted; it is tried again.", project, e);
    }
  }

  private static LocalDate dayBefore(Instant now, int days) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days);
  }
}
