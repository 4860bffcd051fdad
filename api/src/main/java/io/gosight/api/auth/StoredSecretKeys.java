package io.gosight.api.auth;

import io.gosight.api.keys.KeyText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Looks secret keys up in PostgreSQL by their SHA-256. Safe for use by many threads. */
public final class StoredSecretKeys implements SecretKeys {
  private static final String FIND =
      "SELECT id, project_id FROM api_keys"
          + " WHERE key_hash = ? AND kind = 'secret' AND revoked_at IS NULL";

  private final DataSource postgres;

  /** Keys in the database of the migrations in {@code config/postgres}. */
  public StoredSecretKeys(DataSource postgres) {
    this.postgres = postgres;
  }

  @Override
  public Optional<Principal> find(String key) throws SQLException {
    try (Connection connection = postgres.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setBytes(1, KeyText.hash(key));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Principal(row.getObject("id", UUID.class), row.getString("project_id")))
            : Optional.empty();
      }
    }
  }
}
