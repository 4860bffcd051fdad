package io.gosight.api.keys;

import io.gosight.api.auth.Scope;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Creates, lists and revokes keys in PostgreSQL. Its methods throw Spring's {@code
 * DataAccessException} if the database fails. Safe for use by many threads.
 */
public final class ApiKeys {
  private static final String CREATE = SqlFile.read("keys/create-key");
  private static final String REPLACE = SqlFile.read("keys/replace-key");
  private static final String REVOKE = SqlFile.read("keys/revoke-key");
  private static final String LIST = SqlFile.read("keys/list-keys");

  private final JdbcClient postgres;
  private final SecureRandom random;

  /** Keys in the database of the migrations in {@code config/postgres}. */
  public ApiKeys(DataSource postgres, SecureRandom random) {
    this.postgres = JdbcClient.create(postgres);
    this.random = random;
  }

  /**
   * Creates a key that can read and manage, but neither administer nor watch replays.
   *
   * @param name 1 to 200 characters
   * @throws org.springframework.dao.DataAccessException if there is no such project, too
   */
  public NewKey create(KeyKind kind, String projectId, String name) {
    return create(kind, projectId, name, EnumSet.of(Scope.READ, Scope.MANAGE));
  }

  /**
   * Creates a key. A secret key can't be shown again.
   *
   * @param name 1 to 200 characters
   * @param scopes what a secret key may do; ignored for a write key, which can only send
   * @throws org.springframework.dao.DataAccessException if there is no such project, too
   */
  public NewKey create(KeyKind kind, String projectId, String name, Set<Scope> scopes) {
    return insert(CREATE, kind, projectId, name, scopes);
  }

  /**
   * Revokes every key of that kind and name, and creates a new one atomically.
   *
   * @param scopes as for {@link #create(KeyKind, String, String, Set)}
   * @throws org.springframework.dao.DataAccessException if there is no such project, too
   */
  public NewKey replace(KeyKind kind, String projectId, String name, Set<Scope> scopes) {
    return insert(REPLACE, kind, projectId, name, scopes);
  }

  /**
   * Revokes a key; it stops working within seconds.
   *
   * @return whether there was such a key, not revoked yet
   */
  public boolean revoke(UUID id) {
    return postgres.sql(REVOKE).param("id", id).update() == 1;
  }

  /** Every key that the project has or had, oldest first. */
  public List<ApiKey> list(String projectId) {
    return postgres.sql(LIST).param("project", projectId).query((row, number) -> key(row)).list();
  }

  private NewKey insert(
      String sql, KeyKind kind, String projectId, String name, Set<Scope> scopes) {
    String plaintext = KeyText.create(kind, random);
    UUID id =
        postgres
            .sql(sql)
            .param("project", projectId)
            .param("kind", kind.text())
            .param("hash", KeyText.hash(plaintext))
            .param("public_key", kind == KeyKind.WRITE ? plaintext : null)
            .param("name", name)
            .param("scopes", kind == KeyKind.WRITE ? "" : KeyScopes.text(scopes))
            .query(UUID.class)
            .single();
    return new NewKey(id, plaintext);
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return new ApiKey(
        row.getObject("id", UUID.class),
        row.getString("project_id"),
        KeyKind.of(kind).orElseThrow(() -> new SQLException("Unknown kind of key: " + kind)),
        Optional.ofNullable(row.getString("public_key")),
        row.getString("name"),
        KeyScopes.read(row),
        SqlValues.instant(row, "created_at"),
        Optional.ofNullable(SqlValues.instant(row, "revoked_at")));
  }
}
