package io.gosight.api.keys;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Makes, lists and revokes keys in PostgreSQL. Safe for use by many threads. */
public final class ApiKeys {
  private static final String INSERT =
      "INSERT INTO api_keys (project_id, kind, key_hash, public_key, name)"
          + " VALUES (?, ?, ?, ?, ?) RETURNING id";
  private static final String REVOKE =
      "UPDATE api_keys SET revoked_at = now() WHERE id = ? AND revoked_at IS NULL";
  private static final String REVOKE_NAMED =
      "UPDATE api_keys SET revoked_at = now()"
          + " WHERE project_id = ? AND kind = ? AND name = ? AND revoked_at IS NULL";
  private static final String LIST =
      "SELECT id, project_id, kind, public_key, name, created_at, revoked_at FROM api_keys"
          + " WHERE project_id = ? ORDER BY created_at, id";

  private final DataSource postgres;
  private final SecureRandom random;

  /** Keys in the database of the migrations in {@code config/postgres}. */
  public ApiKeys(DataSource postgres, SecureRandom random) {
    this.postgres = postgres;
    this.random = random;
  }

  /**
   * Makes a key. It can be seen only now, unless it is a write key.
   *
   * @param name 1 to 200 characters
   * @throws SQLException if there is no such project or the database does not answer
   */
  public NewKey create(KeyKind kind, String projectId, String name) throws SQLException {
    try (Connection connection = postgres.getConnection()) {
      return insert(connection, kind, projectId, name);
    }
  }

  /**
   * Revokes every key of that kind and name, and makes a new one in the same transaction.
   *
   * @throws SQLException if there is no such project or the database does not answer
   */
  public NewKey replace(KeyKind kind, String projectId, String name) throws SQLException {
    try (Connection connection = postgres.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try (PreparedStatement revoke = connection.prepareStatement(REVOKE_NAMED)) {
        revoke.setString(1, projectId);
        revoke.setString(2, kind.text());
        revoke.setString(3, name);
        revoke.executeUpdate();
        NewKey key = insert(connection, kind, projectId, name);
        connection.commit();
        return key;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(autoCommit);
      }
    }
  }

  /**
   * Revokes a key; it stops working within seconds.
   *
   * @return whether there was such a key, not revoked yet
   * @throws SQLException if the database does not answer
   */
  public boolean revoke(UUID id) throws SQLException {
    try (Connection connection = postgres.getConnection();
        PreparedStatement statement = connection.prepareStatement(REVOKE)) {
      statement.setObject(1, id);
      return statement.executeUpdate() == 1;
    }
  }

  /**
   * Every key that the project has or had, oldest first.
   *
   * @throws SQLException if the database does not answer
   */
  public List<ApiKey> list(String projectId) throws SQLException {
    try (Connection connection = postgres.getConnection();
        PreparedStatement statement = connection.prepareStatement(LIST)) {
      statement.setString(1, projectId);
      try (ResultSet rows = statement.executeQuery()) {
        List<ApiKey> keys = new ArrayList<>();
        while (rows.next()) {
          keys.add(key(rows));
        }
        return List.copyOf(keys);
      }
    }
  }

  private NewKey insert(Connection connection, KeyKind kind, String projectId, String name)
      throws SQLException {
    String plaintext = KeyText.create(kind, random);
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, projectId);
      statement.setString(2, kind.text());
      statement.setBytes(3, KeyText.hash(plaintext));
      statement.setString(4, kind == KeyKind.WRITE ? plaintext : null);
      statement.setString(5, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new NewKey(row.getObject(1, UUID.class), plaintext);
      }
    }
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return new ApiKey(
        row.getObject("id", UUID.class),
        row.getString("project_id"),
        KeyKind.of(kind).orElseThrow(() -> new SQLException("Unknown kind of key: " + kind)),
        Optional.ofNullable(row.getString("public_key")),
        row.getString("name"),
        row.getTimestamp("created_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
  }
}
