package io.gosight.api.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Principal;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Question;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Takes people's word that an insight is no frustration: nobody is told any more of insights like
 * it. They are still found and stored, so that the word can be taken back. Safe for many threads.
 */
public final class IgnoreRuleRequests {
  private static final String COLUMNS = "id, detector, scope, value, insight_id, created_at";
  private static final String LIST =
      "SELECT " + COLUMNS + " FROM ignore_rules WHERE project_id = ? ORDER BY created_at, id";
  private static final String ADD =
      "INSERT INTO ignore_rules (project_id, detector, scope, value, insight_id) VALUES (?, ?, ?,"
          + " ?, ?) ON CONFLICT (project_id, detector, scope, md5(value)) DO UPDATE SET insight_id"
          + " = excluded.insight_id RETURNING "
          + COLUMNS;
  private static final String DELETE =
      "DELETE FROM ignore_rules WHERE project_id = ? AND id = ? RETURNING " + COLUMNS;
  private static final int LONGEST = 4_000;

  private final Question<InsightRow> insight = Question.of("insight-to-ignore", InsightRow.class);
  private final Postgres postgres;
  private final EventReader events;
  private final ObjectMapper json;

  /**
   * Answers from these stores.
   *
   * @param events where insights are looked up
   */
  public IgnoreRuleRequests(DataSource postgres, EventReader events, ObjectMapper json) {
    this.postgres = new Postgres(postgres);
    this.events = events;
    this.json = json;
  }

  /** What {@code insight-to-ignore.sql} gives. */
  record InsightRow(String detector, String page, String selector, String fingerprint) {}

  /** What is ignored. */
  record IgnoreRule(
      UUID id, String detector, String scope, String value, String insightId, Instant createdAt) {}

  /** A project's ignore rules. */
  record IgnoreRules(List<IgnoreRule> ignoreRules) {}

  /** All of them, oldest first. */
  public IgnoreRules list(AuthorizedRequest request) {
    return new IgnoreRules(
        postgres.rows(LIST, IgnoreRuleRequests::read, request.principal().projectId()));
  }

  /** Takes somebody's word about an insight. */
  public IgnoreRule feedback(AuthorizedRequest request) {
    JsonFields fields = new JsonFields(JsonBody.of(request, json), Set.of("verdict", "scope"));
    fields.choice("verdict", null, List.of("no_frustration"));
    String scope =
        fields.choice("scope", "fingerprint", List.of("fingerprint", "selector", "page"));
    Principal who = request.principal();
    String id = request.path().get(1);
    InsightRow found =
        events.ask(who, insight, Map.of("insight", id)).stream()
            .findFirst()
            .orElseThrow(Ids::notFound);
    String value =
        switch (scope) {
          case "selector" -> found.selector();
          case "page" -> found.page();
          default -> found.fingerprint();
        };
    if (value.isEmpty() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
      throw JsonFields.bad("The insight's " + scope + " can't be ignored; take another scope.");
    }
    return postgres
        .row(ADD, IgnoreRuleRequests::read, who.projectId(), found.detector(), scope, value, id)
        .orElseThrow();
  }

  /** Takes it back and answers what it was. */
  public IgnoreRule delete(AuthorizedRequest request) {
    return postgres
        .row(
            DELETE,
            IgnoreRuleRequests::read,
            request.principal().projectId(),
            Ids.of(request.path(), 1))
        .orElseThrow(Ids::notFound);
  }

  private static IgnoreRule read(ResultSet row) throws SQLException {
    return new IgnoreRule(
        row.getObject("id", UUID.class),
        row.getString("detector"),
        row.getString("scope"),
        row.getString("value"),
        row.getString("insight_id"),
        Postgres.instant(row, "created_at"));
  }
}
