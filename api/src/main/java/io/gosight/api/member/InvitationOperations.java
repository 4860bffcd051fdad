package io.gosight.api.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Role;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.identity.RandomText;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Executes the operations on invitations. Safe for use by many threads. */
public final class InvitationOperations {
  private static final String LIST = SqlFile.read("members/list-invitations");
  private static final String CREATE = SqlFile.read("members/create-invitation");
  private static final String REVOKE = SqlFile.read("members/revoke-invitation");
  private static final Duration LIFE = Duration.ofDays(7);
  private static final int MAX_OPEN = 200;

  private final ProjectDatabase postgres;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Operations on this database. */
  public InvitationOperations(ProjectDatabase postgres, ObjectMapper json, Clock clock) {
    this.postgres = postgres;
    this.json = json;
    this.clock = clock;
  }

  /** An open invitation. */
  record Invitation(
      UUID id, String email, String role, boolean replay, Instant createdAt, Instant expiresAt) {}

  /** A project's open invitations. */
  record Invitations(List<Invitation> invitations) {}

  /** A new invitation with the token of its link. */
  record Created(Invitation invitation, String token) {
    /** Omits the token, so that it never gets into a log. */
    @Override
    public String toString() {
      return "Created[" + invitation.id() + "]";
    }
  }

  /** The invitations that can be accepted. */
  public Invitations list(AuthorizedRequest request) {
    return new Invitations(
        postgres.execute(
            request,
            client -> bound(client.sql(LIST), request).query((row, number) -> read(row)).list()));
  }

  /** Invites a person; replaces an earlier invitation of the address. */
  public Created create(AuthorizedRequest request) {
    JsonNode body = JsonBody.of(request, json);
    Role role = Role.of(body.get("role").textValue()).orElseThrow();
    boolean replay = body.path("replay").asBoolean(false);
    MemberOperations.requireRank(request, role);
    if (replay) {
      MemberOperations.requireReplay(request);
    }
    String token = RandomText.token(random);
    Invitation invitation =
        postgres
            .execute(
                request,
                client ->
                    bound(client.sql(CREATE), request)
                        .param("email", body.get("email").textValue().toLowerCase(Locale.ROOT))
                        .param("role", role.text())
                        .param("replay", replay)
                        .param("hash", RandomText.hash(token))
                        .param("until", SqlValues.parameter(clock.instant().plus(LIFE)))
                        .param("max_open", MAX_OPEN)
                        .query((row, number) -> read(row))
                        .optional())
            .orElseThrow(
                () ->
                    new ApiException(
                        ApiErrorCode.CONFLICT,
                        "The address belongs to a member, or there are "
                            + MAX_OPEN
                            + " open invitations."));
    return new Created(invitation, token);
  }

  /** Revokes an open invitation. */
  public Invitation revoke(AuthorizedRequest request) {
    return postgres
        .execute(
            request,
            client ->
                bound(client.sql(REVOKE), request)
                    .param("id", request.uuid("invitation"))
                    .query((row, number) -> read(row))
                    .optional())
        .orElseThrow(AuthorizedRequest::notFound);
  }

  private StatementSpec bound(StatementSpec statement, AuthorizedRequest request) {
    return statement
        .param("project", request.projectId())
        .param("now", SqlValues.parameter(clock.instant()));
  }

  private static Invitation read(ResultSet row) throws SQLException {
    return new Invitation(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("role"),
        row.getBoolean("replay"),
        SqlValues.instant(row, "created_at"),
        SqlValues.instant(row, "expires_at"));
  }
}
