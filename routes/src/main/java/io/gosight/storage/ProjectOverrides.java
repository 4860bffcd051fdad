package io.gosight.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.gosight.api.sql.SqlFile;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What projects set otherwise than the hub, in the form of ProjectSettings in the API's contract.
 * Asked of PostgreSQL at most every 10 seconds for each project; while it is unavailable, what was
 * known stays valid for a day. Safe for use by many threads.
 */
public final class ProjectOverrides {
  private static final String FIND = SqlFile.read("settings/find-overrides");
  private static final String RETENTIONS = SqlFile.read("settings/list-replay-retentions");
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration USABLE = Duration.ofDays(1);
  private static final int MAX_PROJECTS = 10_000;
  // The callers that wait for PostgreSQL hold threads that others need.
  private static final int LOOKUPS_AT_ONCE = 2;

  private final JdbcClient postgres;
  private final Function<String, String> source;
  private final ObjectMapper json = new ObjectMapper();
  private final Ticker ticker;
  private final Semaphore atOnce = new Semaphore(LOOKUPS_AT_ONCE);
  private final Cache<String, Known> known;

  private record Known(JsonNode overrides, long checkedNanos, long goodNanos) {}

  /** The overrides in that database. */
  public ProjectOverrides(DataSource postgres) {
    this(JdbcClient.create(postgres), null, Ticker.systemTicker());
  }

  /** The overrides that a function finds, as text or null. */
  ProjectOverrides(Function<String, String> source, Ticker ticker) {
    this(null, source, ticker);
  }

  private ProjectOverrides(JdbcClient postgres, Function<String, String> source, Ticker ticker) {
    this.postgres = postgres;
    this.source = source == null ? this::select : source;
    this.ticker = ticker;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MAX_PROJECTS)
            .expireAfterWrite(USABLE)
            .ticker(ticker)
            .build();
  }

  /**
   * A project's overrides; an empty object if there are none. Not to be changed.
   *
   * @throws StorageUnavailableException if they were never read and can't be read now
   */
  public JsonNode of(String projectId) {
    Known entry = known.getIfPresent(projectId);
    if (entry != null && ticker.read() - entry.checkedNanos() < FRESH.toNanos()) {
      return entry.overrides();
    }
    if (!atOnce.tryAcquire()) {
      return usable(entry, null);
    }
    try {
      if (entry != null) {
        // One caller asks; the others use what is known meanwhile.
        known.put(projectId, new Known(entry.overrides(), ticker.read(), entry.goodNanos()));
      }
      JsonNode overrides = parse(source.apply(projectId));
      known.put(projectId, new Known(overrides, ticker.read(), ticker.read()));
      return overrides;
    } catch (DataAccessException e) {
      return usable(entry, e);
    } finally {
      atOnce.release();
    }
  }

  private JsonNode usable(Known entry, DataAccessException why) {
    if (entry == null || ticker.read() - entry.goodNanos() >= USABLE.toNanos()) {
      throw new StorageUnavailableException("A project's settings can't be read now.", why);
    }
    return entry.overrides();
  }

  /**
   * How many days the projects that say so keep recordings, by project.
   *
   * @throws StorageUnavailableException if PostgreSQL does not answer
   */
  public Map<String, Integer> replayRetentions() {
    try {
      Map<String, Integer> days = new TreeMap<>();
      postgres
          .sql(RETENTIONS)
          .query(
              row -> {
                days.put(row.getString("project_id"), row.getInt("days"));
              });
      return days;
    } catch (DataAccessException e) {
      throw new StorageUnavailableException("The projects' retention can't be read now.", e);
    }
  }

  private String select(String projectId) {
    return postgres
        .sql(FIND)
        .param("project", projectId)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private JsonNode parse(String text) {
    try {
      return text == null ? json.createObjectNode() : json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL stores valid JSON only.", e);
    }
  }
}
