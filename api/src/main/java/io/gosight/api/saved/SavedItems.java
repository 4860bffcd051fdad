package io.gosight.api.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Saved items in PostgreSQL. Safe for use by many threads. */
public final class SavedItems {
  private static final String LIST = SqlFile.read("saved/list-items");
  private static final String FIND = SqlFile.read("saved/find-item");
  private static final String CREATE = SqlFile.read("saved/create-item");
  private static final String CHANGE = SqlFile.read("saved/change-item");
  private static final String DELETE = SqlFile.read("saved/delete-item");

  private final JdbcClient postgres;
  private final ObjectMapper json;

  /** Items in that database. */
  public SavedItems(DataSource postgres, ObjectMapper json) {
    this.postgres = JdbcClient.create(postgres);
    this.json = json;
  }

  /** A project's items of a kind, oldest first. */
  public List<SavedItem> list(String project, String kind) {
    return postgres
        .sql(LIST)
        .param("project", project)
        .param("kind", kind)
        .query((row, number) -> read(row))
        .list();
  }

  /** One item; empty if the project has none of that kind and id. */
  public Optional<SavedItem> find(String project, String kind, UUID id) {
    return one(postgres.sql(FIND).param("project", project).param("kind", kind).param("id", id));
  }

  /** The new item; empty if the project has {@code max} of the kind already. */
  Optional<SavedItem> create(
      String project, String kind, String name, JsonNode definition, int max, Instant now) {
    return one(
        postgres
            .sql(CREATE)
            .param("project", project)
            .param("kind", kind)
            .param("name", name)
            .param("definition", definition.toString())
            .param("max", max)
            .param("now", SqlValues.parameter(now)));
  }

  Optional<SavedItem> change(
      String project, String kind, UUID id, String name, JsonNode definition, Instant now) {
    return one(
        postgres
            .sql(CHANGE)
            .param("project", project)
            .param("kind", kind)
            .param("id", id)
            .param("name", name)
            .param("definition", definition.toString())
            .param("now", SqlValues.parameter(now)));
  }

  Optional<SavedItem> delete(String project, String kind, UUID id) {
    return one(postgres.sql(DELETE).param("project", project).param("kind", kind).param("id", id));
  }

  private Optional<SavedItem> one(JdbcClient.StatementSpec statement) {
    return statement.query((row, number) -> read(row)).optional();
  }

  private SavedItem read(ResultSet row) throws SQLException {
    return new SavedItem(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("name"),
        JsonBody.parse(row.getString("definition"), json),
        SqlValues.instant(row, "created_at"),
        SqlValues.instant(row, "updated_at"));
  }
}
