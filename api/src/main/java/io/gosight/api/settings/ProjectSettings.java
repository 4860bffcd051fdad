package io.gosight.api.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DataAccessException;

/**
 * Reads the settings of projects: what is stored, over what the hub's configuration says, over the
 * defaults of {@code project-settings.json}. Cached for 10 seconds, and for a day while PostgreSQL
 * is unavailable. Safe for use by many threads.
 */
public final class ProjectSettings {
  private static final String FIND = SqlFile.read("settings/find-settings");
  private static final String DEFAULTS = "/project-settings.json";
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration USABLE = Duration.ofDays(1);
  private static final int MOST_PROJECTS = 10_000;

  private final HubDatabase postgres;
  private final ObjectMapper json;
  private final Clock clock;
  private final HubRecording hub;
  private final JsonNode defaults;
  private final Cache<String, Known> known =
      Caffeine.newBuilder().maximumSize(MOST_PROJECTS).build();

  private record Known(JsonNode settings, Instant at) {}

  /** Settings in this database. */
  public ProjectSettings(HubDatabase postgres, HubRecording hub, ObjectMapper json, Clock clock) {
    this.hub = hub;
    this.postgres = postgres;
    this.json = json;
    this.clock = clock;
    this.defaults = defaults(json);
  }

  /**
   * The project's settings in the form of ProjectSettings in the contract; the hub's if there is no
   * such project, or if they were never read and PostgreSQL is unavailable. Not to be changed.
   */
  public JsonNode of(String projectId) {
    Instant now = clock.instant();
    Known entry = known.getIfPresent(projectId);
    if (entry != null && now.isBefore(entry.at().plus(FRESH))) {
      return entry.settings();
    }
    try {
      JsonNode settings = effective(stored(projectId));
      known.put(projectId, new Known(settings, now));
      return settings;
    } catch (DataAccessException e) {
      boolean usable = entry != null && now.isBefore(entry.at().plus(USABLE));
      return usable ? entry.settings() : effective(json.createObjectNode());
    }
  }

  /** The name of the zone in which the project's days begin. */
  public String timeZone(String projectId) {
    return of(projectId).get("time_zone").textValue();
  }

  /** Reads the settings anew at their next use. */
  void forget(String projectId) {
    known.invalidate(projectId);
  }

  /** What is stored over what the hub says. */
  JsonNode effective(JsonNode overrides) {
    ObjectNode settings = JsonMerge.patched(hub.over(defaults, overrides), overrides);
    return settings.put("mode", hub.modeOf(overrides));
  }

  private JsonNode stored(String projectId) {
    return postgres
        .client()
        .sql(FIND)
        .param("project", projectId)
        .query(String.class)
        .optional()
        .map(this::parse)
        .orElseGet(json::createObjectNode);
  }

  JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL stores valid JSON only.", e);
    }
  }

  private static JsonNode defaults(ObjectMapper json) {
    try (InputStream in = ProjectSettings.class.getResourceAsStream(DEFAULTS)) {
      return json.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
