package io.gosight.api.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Imports and imported days in PostgreSQL. Safe for use by many threads. */
final class ImportLog {
  private static final String ADD = SqlFile.read("imports/add-import");
  private static final String LIST = SqlFile.read("imports/list-imports");
  private static final String PUT_DAYS = SqlFile.read("imports/put-days");
  private static final String LIST_DAYS = SqlFile.read("imports/list-days");

  private final ProjectDatabase postgres;
  private final ObjectMapper json;

  ImportLog(ProjectDatabase postgres, ObjectMapper json) {
    this.postgres = postgres;
    this.json = json;
  }

  /**
   * What became of an import.
   *
   * @param rows how many there were
   * @param taken how many were taken over
   * @param refusedCount how many were not
   * @param refused the first 100 of those
   */
  record Import(
      UUID id,
      String source,
      int rows,
      int taken,
      int refusedCount,
      List<RefusedRow> refused,
      Instant createdAt) {}

  /** Records an import. */
  Import add(
      AuthorizedRequest request,
      String source,
      int rows,
      List<RefusedRow> refused,
      int count,
      Instant now) {
    return postgres.execute(
        request,
        client ->
            client
                .sql(ADD)
                .param("project", request.projectId())
                .param("source", source)
                .param("rows", rows)
                .param("refused_count", count)
                .param("refused", text(refused))
                .param("now", SqlValues.parameter(now))
                .query((row, number) -> read(row))
                .single());
  }

  /** The latest 100 first. */
  List<Import> list(AuthorizedRequest request) {
    return postgres.list(request, LIST, (row, number) -> read(row));
  }

  /** Stores days, each once for its source: a later import replaces an earlier one. */
  void put(AuthorizedRequest request, List<ImportedDay> days) {
    postgres.execute(
        request,
        client ->
            client
                .sql(PUT_DAYS)
                .param("project", request.projectId())
                .param("days", text(days))
                .update());
  }

  /** The days in order, at most 10,000. */
  List<ImportedDay> days(AuthorizedRequest request) {
    return postgres.list(
        request,
        LIST_DAYS,
        (row, number) ->
            new ImportedDay(
                row.getObject("day", LocalDate.class),
                row.getString("source"),
                row.getLong("visitors"),
                row.getObject("visits", Long.class),
                row.getLong("page_views")));
  }

  private Import read(ResultSet row) throws SQLException {
    int rows = row.getInt("rows");
    int refused = row.getInt("refused_count");
    return new Import(
        row.getObject("id", UUID.class),
        row.getString("source"),
        rows,
        rows - refused,
        refused,
        refusals(row.getString("refused")),
        SqlValues.instant(row, "created_at"));
  }

  private List<RefusedRow> refusals(String text) {
    try {
      return json.readValue(text, new TypeReference<List<RefusedRow>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The hub has written it.", e);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record can be written.", e);
    }
  }
}
