package io.gosight.api.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import java.util.List;
import java.util.Map;

/** Alerts about visitors' sessions in PostgreSQL. Safe for use by many threads. */
public final class AlertData implements DataStore {
  private static final String LIST = SqlFile.read("privacy/list-alerts");
  private static final String ERASE = SqlFile.read("privacy/erase-alerts");
  private static final String COUNT = SqlFile.read("privacy/count-alerts");

  private final HubDatabase postgres;
  private final ObjectMapper json;

  /** Alerts in this database. */
  public AlertData(HubDatabase postgres, ObjectMapper json) {
    this.postgres = postgres;
    this.json = json;
  }

  List<JsonNode> alerts(String projectId, List<String> sessions) {
    return postgres
        .client()
        .sql(LIST)
        .param("project", projectId)
        .param("sessions", String.join(",", sessions))
        .query(String.class)
        .list()
        .stream()
        .map(text -> JsonBody.parse(text, json))
        .toList();
  }

  @Override
  public Map<String, Long> eraseVisitor(String projectId, String visitorId, List<String> sessions) {
    long erased =
        postgres
            .client()
            .sql(ERASE)
            .param("project", projectId)
            .param("sessions", String.join(",", sessions))
            .update();
    return Map.of("alerts", erased);
  }

  /** They go with the project's row. */
  @Override
  public Map<String, Long> eraseProject(String projectId) {
    return Map.of(
        "alerts",
        postgres.client().sql(COUNT).param("project", projectId).query(Long.class).single());
  }
}
