package io.gosight.api.keys;

import io.gosight.api.auth.Scope;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** One project's keys in PostgreSQL. Safe for use by many threads. */
public final class ProjectKeys {
  private static final String LIST = SqlFile.read("keys/list-project-keys");
  private static final String ADD = SqlFile.read("keys/add-project-key");
  private static final String RETIRE = SqlFile.read("keys/retire-project-key");
  private static final String REVOKE = SqlFile.read("keys/revoke-project-key");
  private static final int MAX_VALID = 200;

  private final ProjectDatabase postgres;
  private final SecureRandom random;

  /** A key that another one replaces. */
  record Rotated(KeyOperations.CreatedKey created, byte[] oldHash) {}

  /** A revoked key. */
  record Revoked(KeyResult key, byte[] hash) {}

  /** Keys in this database. */
  public ProjectKeys(ProjectDatabase postgres, SecureRandom random) {
    this.postgres = postgres;
    this.random = random;
  }

  List<KeyResult> list(AuthorizedRequest request) {
    return postgres.list(request, LIST, (row, number) -> read(row));
  }

  KeyOperations.CreatedKey create(AuthorizedRequest request, KeyDraft draft) {
    return postgres.execute(request, client -> add(client, request, draft));
  }

  /** Replaces the key of the path; the old one works until that instant. */
  Rotated rotate(AuthorizedRequest request, Instant until) {
    return postgres.execute(
        request,
        client -> {
          Revoked old =
              one(keyOf(client.sql(RETIRE), request).param("until", SqlValues.parameter(until)));
          Set<Scope> scopes =
              old.key().scopes().stream()
                  .flatMap(text -> Scope.of(text).stream())
                  .collect(Collectors.toSet());
          if (!request.grant().scopes().containsAll(scopes)) {
            throw new ApiException(
                ApiErrorCode.INSUFFICIENT_SCOPE,
                "The key has scopes that you don't have yourself.");
          }
          KeyDraft draft =
              new KeyDraft(
                  KeyKind.of(old.key().kind()).orElseThrow(),
                  old.key().name(),
                  scopes,
                  old.key().allowedOrigins(),
                  null);
          return new Rotated(add(client, request, draft), old.hash());
        });
  }

  Revoked revoke(AuthorizedRequest request) {
    return postgres.execute(request, client -> one(keyOf(client.sql(REVOKE), request)));
  }

  private KeyOperations.CreatedKey add(
      JdbcClient client, AuthorizedRequest request, KeyDraft draft) {
    String text = KeyText.create(draft.kind(), random);
    KeyResult key =
        client
            .sql(ADD)
            .param("project", request.projectId())
            .param("kind", draft.kind().text())
            .param("hash", KeyText.hash(text))
            .param("public_key", draft.kind() == KeyKind.WRITE ? text : null)
            .param("name", draft.name())
            .param("scopes", KeyScopes.text(draft.scopes()))
            .param("origins", String.join(",", draft.allowedOrigins()))
            .param("expires_at", SqlValues.parameter(draft.expiresAt()))
            .param("max_valid", MAX_VALID)
            .query((row, number) -> read(row))
            .optional()
            .orElseThrow(
                () ->
                    new ApiException(
                            ApiErrorCode.CONFLICT,
                            "A project has at most " + MAX_VALID + " valid keys.")
                        .remedy("Revoke one first."));
    return new KeyOperations.CreatedKey(key, text);
  }

  private static StatementSpec keyOf(StatementSpec statement, AuthorizedRequest request) {
    return statement.param("project", request.projectId()).param("id", request.uuid("key"));
  }

  private static Revoked one(StatementSpec statement) {
    Optional<Revoked> found =
        statement
            .query((row, number) -> new Revoked(read(row), row.getBytes("key_hash")))
            .optional();
    return found.orElseThrow(AuthorizedRequest::notFound);
  }

  private static KeyResult read(ResultSet row) throws SQLException {
    return new KeyResult(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("name"),
        row.getString("public_key"),
        SqlValues.texts(row, "scopes"),
        SqlValues.texts(row, "allowed_origins"),
        SqlValues.instant(row, "created_at"),
        SqlValues.instant(row, "expires_at"),
        SqlValues.instant(row, "revoked_at"));
  }
}
