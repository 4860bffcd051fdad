package io.gosight.api.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.audit.AuditLog;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.ApiResponse;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Lets invited people become members. Safe for use by many threads. */
public final class InvitationAcceptance {
  private static final String FIND = SqlFile.read("members/find-open-invitation");
  private static final String TAKE = SqlFile.read("members/take-invitation");
  private static final String JOIN = SqlFile.read("members/join-project");
  private static final String GUESSES = "invitation";

  private final HubDatabase postgres;
  private final Users users;
  private final Credentials credentials;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final LoginThrottle throttle;
  private final SignIn signIn;
  private final AuditLog audit;
  private final ObjectMapper json;
  private final Clock clock;

  InvitationAcceptance(
      HubDatabase postgres,
      Users users,
      Credentials credentials,
      Passwords passwords,
      PasswordRules rules,
      LoginThrottle throttle,
      SignIn signIn,
      AuditLog audit,
      ObjectMapper json,
      Clock clock) {
    this.postgres = postgres;
    this.users = users;
    this.credentials = credentials;
    this.passwords = passwords;
    this.rules = rules;
    this.throttle = throttle;
    this.signIn = signIn;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** What an invitation is for. */
  record Preview(
      String email,
      String projectName,
      String role,
      boolean replay,
      Instant expiresAt,
      boolean hasAccount) {}

  /** What an invitation is for. */
  public Preview preview(AuthorizedRequest request) {
    return find(request);
  }

  /** Makes the invited person a member, and a user if there is none of that address. */
  public ApiResponse accept(AuthorizedRequest request) {
    Preview invitation = find(request);
    JsonNode body = JsonBody.of(request, json);
    Optional<User> existing = users.find(invitation.email());
    existing.ifPresent(user -> credentials.check(user.email(), body, request.client()));
    String password = body.get("password").textValue();
    if (existing.isEmpty()) {
      rules.check(password, invitation.email(), "/password");
    }
    UUID user =
        postgres.inTransaction(
            () -> {
              UUID id =
                  existing
                      .map(User::id)
                      .orElseGet(() -> create(invitation.email(), body, password));
              join(body, id);
              return id;
            });
    audit.record(
        "user:" + user, users.get(user).name(), "accept-invitation", request.client().address());
    return signIn.start(user, request.client());
  }

  private UUID create(String email, JsonNode body, String password) {
    String name = body.path("name").asText(email);
    return users.create(email, name, passwords.hash(password));
  }

  private void join(JsonNode body, UUID user) {
    int joined =
        postgres
            .client()
            .sql(TAKE)
            .param("hash", hash(body))
            .param("now", SqlValues.parameter(clock.instant()))
            .query(
                (row, number) ->
                    postgres
                        .client()
                        .sql(JOIN)
                        .param("project", row.getString("project_id"))
                        .param("user", user)
                        .param("role", row.getString("role"))
                        .param("replay", row.getBoolean("replay"))
                        .update())
            .optional()
            .orElse(0);
    if (joined == 0) {
      throw unknown();
    }
  }

  private Preview find(AuthorizedRequest request) {
    LoginThrottle.Attempt attempt = throttle.attempt(GUESSES, request.client().address(), true);
    Preview found =
        postgres
            .client()
            .sql(FIND)
            .param("hash", hash(JsonBody.of(request, json)))
            .param("now", SqlValues.parameter(clock.instant()))
            .query(
                (row, number) ->
                    new Preview(
                        row.getString("email"),
                        row.getString("project_name"),
                        row.getString("role"),
                        row.getBoolean("replay"),
                        SqlValues.instant(row, "expires_at"),
                        row.getBoolean("has_account")))
            .optional()
            .orElseThrow(InvitationAcceptance::unknown);
    attempt.succeeded();
    return found;
  }

  private static byte[] hash(JsonNode body) {
    return RandomText.hash(body.get("token").textValue());
  }

  private static ApiException unknown() {
    return new ApiException(
            ApiErrorCode.BAD_PARAMETER, "This invitation is unknown, expired, revoked or accepted.")
        .of("/token")
        .remedy("Ask for another invitation.");
  }
}
