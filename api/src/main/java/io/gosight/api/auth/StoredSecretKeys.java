package io.gosight.api.auth;

import io.gosight.api.keys.KeyScopes;
import io.gosight.api.keys.KeyText;
import io.gosight.api.sql.SqlFile;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks up secret keys in PostgreSQL by their SHA-256. Safe for use by many threads. */
public final class StoredSecretKeys implements SecretKeys {
  private static final String FIND = SqlFile.read("keys/find-secret-key");

  private final JdbcClient postgres;

  /** Keys in the database of the migrations in {@code config/postgres}. */
  public StoredSecretKeys(DataSource postgres) {
    this.postgres = JdbcClient.create(postgres);
  }

  @Override
  public Optional<Subject> find(String key) {
    return postgres
        .sql(FIND)
        .param("hash", KeyText.hash(key))
        .query(
            (row, number) ->
                new Subject(
                    "key:" + row.getString("id"),
                    row.getString("name"),
                    List.of(Grant.ofKey(row.getString("project_id"), KeyScopes.read(row))),
                    Optional.empty()))
        .optional();
  }
}
