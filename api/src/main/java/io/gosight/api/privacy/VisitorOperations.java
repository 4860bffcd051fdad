package io.gosight.api.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives access to a visitor's data, and erases it. Safe for use by many threads. */
public final class VisitorOperations {
  private static final String ADD = SqlFile.read("privacy/add-receipt");
  private static final String LIST = SqlFile.read("privacy/list-receipts");
  private static final int MAX_EVENTS = 20_000;

  private final ProjectDatabase postgres;
  private final ClickHouseData clickhouse;
  private final AlertData alerts;
  private final Eraser eraser;
  private final ObjectMapper json;
  private final Clock clock;

  /** Operations on these stores. */
  public VisitorOperations(
      ProjectDatabase postgres,
      ClickHouseData clickhouse,
      AlertData alerts,
      Eraser eraser,
      ObjectMapper json,
      Clock clock) {
    this.postgres = postgres;
    this.clickhouse = clickhouse;
    this.alerts = alerts;
    this.eraser = eraser;
    this.json = json;
    this.clock = clock;
  }

  /** Everything that is stored about a visitor. */
  record Data(
      String visitorId,
      Instant exportedAt,
      boolean truncated,
      List<JsonNode> events,
      List<JsonNode> insights,
      List<JsonNode> alerts) {}

  /** The proof of an erasure. */
  record Receipt(
      UUID id, String visitorId, String requestedBy, Instant requestedAt, JsonNode erased) {}

  /** A project's receipts. */
  record Receipts(List<Receipt> erasures) {}

  /** Everything that is stored about the visitor of the path. */
  public Data data(AuthorizedRequest request) {
    String project = request.projectId();
    String visitor = request.variable("visitor");
    List<String> sessions = clickhouse.sessions(project, visitor);
    List<JsonNode> events = clickhouse.events(project, visitor, MAX_EVENTS + 1);
    boolean truncated = events.size() > MAX_EVENTS;
    return new Data(
        visitor,
        clock.instant(),
        truncated,
        truncated ? events.subList(0, MAX_EVENTS) : events,
        clickhouse.insights(project, sessions),
        alerts.alerts(project, sessions));
  }

  /** Erases the visitor of the path in every store. */
  public Receipt erase(AuthorizedRequest request) {
    Map<String, Long> erased =
        eraser.eraseVisitor(request.projectId(), request.variable("visitor"));
    return postgres.execute(
        request,
        client ->
            client
                .sql(ADD)
                .param("project", request.projectId())
                .param("visitor", request.variable("visitor"))
                .param("requested_by", request.subject().id())
                .param("now", SqlValues.parameter(clock.instant()))
                .param("erased", json.valueToTree(erased).toString())
                .query((row, number) -> read(row))
                .single());
  }

  /** The receipts, the newest first. */
  public Receipts erasures(AuthorizedRequest request) {
    return new Receipts(postgres.list(request, LIST, (row, number) -> read(row)));
  }

  private Receipt read(ResultSet row) throws SQLException {
    return new Receipt(
        row.getObject("id", UUID.class),
        row.getString("visitor_id"),
        row.getString("requested_by"),
        SqlValues.instant(row, "requested_at"),
        JsonBody.parse(row.getString("erased"), json));
  }
}
