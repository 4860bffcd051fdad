package io.gosight.seed;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QuerySettings;
import io.gosight.common.OperatorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes events and insights of a shop in ClickHouse itself, day by day. The same seed makes the
 * same events, so that a repetition changes nothing. For one thread.
 */
public final class Seeder {
  /** How many events a visit has on average, over all journeys of {@code seed/visits.sql}. */
  private static final double EVENTS_A_VISIT = 14.3;

  private static final double VISITS_A_VISITOR = 2.5;
  private static final double WEEKEND = 0.6;
  private static final double GROWTH = 0.5;
  private static final long TIMEOUT_SECONDS = 600;
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final Client clickHouse;
  private final String project;
  private final long seed;
  private final String events = sql("events");
  private final String insights = sql("insights");

  /** A seeder of one project by a client that may insert. */
  public Seeder(Client clickHouse, String project, long seed) {
    this.clickHouse = clickHouse;
    this.project = project;
    this.seed = seed;
  }

  /** Hears of the progress. */
  @FunctionalInterface
  public interface Progress {
    /** So many of all days are done. */
    void done(int days, int ofDays);
  }

  /**
   * Makes about so many events in the days until now; the number grows from day to day and falls at
   * weekends.
   *
   * @throws OperatorException if ClickHouse refuses them
   */
  public void run(long about, int days, Instant now, Progress progress) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    double whole = 0;
    for (int day = 0; day < days; day++) {
      whole += weight(today.minusDays(days - 1L - day), day, days);
    }
    double visits = about / EVENTS_A_VISIT;
    for (int day = 0; day < days; day++) {
      LocalDate date = today.minusDays(days - 1L - day);
      long ofDay = Math.round(visits * weight(date, day, days) / whole);
      insert(date, ofDay, Math.max(1, Math.round(visits / VISITS_A_VISITOR)), now);
      progress.done(day + 1, days);
    }
  }

  private static double weight(LocalDate date, int day, int days) {
    boolean weekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    return (weekend ? WEEKEND : 1) * (1 + GROWTH * day / days);
  }

  private void insert(LocalDate day, long visits, long pool, Instant until) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("project", project);
    parameters.put("seed", Long.toString(seed));
    parameters.put("day", day.toString());
    parameters.put("visits", Long.toString(visits));
    parameters.put("pool", Long.toString(pool));
    parameters.put("until", MILLIS.format(until));
    execute(events, parameters);
    execute(insights, parameters);
  }

  private void execute(String statement, Map<String, Object> parameters) {
    try {
      clickHouse
          .query(statement, parameters, new QuerySettings())
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
          .close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException("The seeding was interrupted.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new OperatorException("ClickHouse refused the events: " + e.getMessage(), e);
    } catch (Exception e) {
      throw new OperatorException("ClickHouse does not answer: " + e.getMessage(), e);
    }
  }

  private static String sql(String name) {
    return read(name).replace("{{visits}}", read("visits"));
  }

  private static String read(String name) {
    try (InputStream in = Seeder.class.getResourceAsStream("/sql/seed/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
