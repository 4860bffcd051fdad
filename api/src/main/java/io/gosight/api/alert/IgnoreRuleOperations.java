package io.gosight.api.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Executes the operations on ignore rules: alert rules skip insights that match one. Such insights
 * are still detected and stored, so that a rule can be deleted again. Safe for use by many threads.
 */
public final class IgnoreRuleOperations {
  private static final String LIST = SqlFile.read("ignore-rules/list-rules");
  private static final String ADD = SqlFile.read("ignore-rules/add-rule");
  private static final String DELETE = SqlFile.read("ignore-rules/delete-rule");
  private static final int MAX_LENGTH = 4_000;

  private final Query<InsightRow> insight = Query.of("insight-to-ignore", InsightRow.class);
  private final ProjectDatabase postgres;
  private final EventReader events;
  private final ObjectMapper json;

  /**
   * Operations on these stores.
   *
   * @param events where insights are looked up
   */
  public IgnoreRuleOperations(ProjectDatabase postgres, EventReader events, ObjectMapper json) {
    this.postgres = postgres;
    this.events = events;
    this.json = json;
  }

  /** A row of {@code insight-to-ignore.sql}. */
  record InsightRow(String detector, String page, String selector, String fingerprint) {}

  /** An ignore rule. */
  record IgnoreRule(
      UUID id, String detector, String scope, String value, String insightId, Instant createdAt) {}

  /** A project's ignore rules. */
  record IgnoreRules(List<IgnoreRule> ignoreRules) {}

  /** All of them, oldest first. */
  public IgnoreRules list(AuthorizedRequest request) {
    return new IgnoreRules(postgres.list(request, LIST, (row, number) -> read(row)));
  }

  /** Ignores insights like this one from now on. */
  public IgnoreRule feedback(AuthorizedRequest request) {
    JsonFields fields = new JsonFields(JsonBody.of(request, json), Set.of("verdict", "scope"));
    fields.choice("verdict", null, List.of("no_frustration"));
    String scope =
        fields.choice("scope", "fingerprint", List.of("fingerprint", "selector", "page"));
    String id = request.variable("insight");
    InsightRow found =
        events.execute(request, insight, Map.of("insight", id)).stream()
            .findFirst()
            .orElseThrow(AuthorizedRequest::notFound);
    String value =
        switch (scope) {
          case "selector" -> found.selector();
          case "page" -> found.page();
          default -> found.fingerprint();
        };
    if (value.isEmpty() || value.length() > MAX_LENGTH || value.indexOf('\0') >= 0) {
      throw JsonFields.bad("The insight's " + scope + " can't be ignored; take another scope.");
    }
    return postgres.execute(
        request,
        client ->
            client
                .sql(ADD)
                .param("project", request.projectId())
                .param("detector", found.detector())
                .param("scope", scope)
                .param("value", value)
                .param("insight", id)
                .query((row, number) -> read(row))
                .single());
  }

  /** Deletes a rule and returns its last state. */
  public IgnoreRule delete(AuthorizedRequest request) {
    return postgres
        .execute(
            request,
            client ->
                client
                    .sql(DELETE)
                    .param("project", request.projectId())
                    .param("id", request.uuid("rule"))
                    .query((row, number) -> read(row))
                    .optional())
        .orElseThrow(AuthorizedRequest::notFound);
  }

  private static IgnoreRule read(ResultSet row) throws SQLException {
    return new IgnoreRule(
        row.getObject("id", UUID.class),
        row.getString("detector"),
        row.getString("scope"),
        row.getString("value"),
        row.getString("insight_id"),
        SqlValues.instant(row, "created_at"));
  }
}
