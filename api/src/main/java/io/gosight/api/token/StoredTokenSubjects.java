package io.gosight.api.token;

import io.gosight.api.auth.Grant;
import io.gosight.api.auth.Role;
import io.gosight.api.auth.SignedInUser;
import io.gosight.api.auth.Subject;
import io.gosight.api.auth.TokenSubjects;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks up the user, session and membership with every request, so that a changed role and an ended
 * session act at once. Safe for use by many threads.
 */
public final class StoredTokenSubjects implements TokenSubjects {
  private static final String FIND = SqlFile.read("identity/find-subject");

  private final AccessTokens tokens;
  private final HubDatabase postgres;
  private final Clock clock;

  /** Subjects in this database. */
  public StoredTokenSubjects(AccessTokens tokens, HubDatabase postgres, Clock clock) {
    this.tokens = tokens;
    this.postgres = postgres;
    this.clock = clock;
  }

  @Override
  public Optional<Subject> find(String token, Optional<String> projectId) {
    return tokens
        .verify(token)
        .flatMap(
            claims ->
                postgres
                    .client()
                    .sql(FIND)
                    .param("user", claims.user())
                    .param("session", claims.session())
                    .param("project", projectId.orElse(""))
                    .param("now", SqlValues.parameter(clock.instant()))
                    .query((row, number) -> subject(row, claims, projectId))
                    .optional());
  }

  private static Subject subject(
      ResultSet row, AccessTokens.Claims claims, Optional<String> projectId) throws SQLException {
    UUID user = claims.user();
    boolean administrator = row.getBoolean("administrator");
    List<Grant> grants = List.of();
    if (projectId.isPresent() && row.getBoolean("project_exists")) {
      if (administrator) {
        grants = List.of(Grant.ofMember(projectId.get(), Role.OWNER, true));
      } else if (row.getString("role") != null) {
        Role role = Role.of(row.getString("role")).orElseThrow();
        grants = List.of(Grant.ofMember(projectId.get(), role, row.getBoolean("replay")));
      }
    }
    return new Subject(
        "user:" + user,
        row.getString("name"),
        grants,
        Optional.of(
            new SignedInUser(
                user, claims.session(), administrator, row.getBoolean("must_change_password"))));
  }
}
