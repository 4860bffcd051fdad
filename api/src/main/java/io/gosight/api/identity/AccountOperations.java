package io.gosight.api.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import java.util.List;
import java.util.UUID;

/** The signed-in user's own account and sessions. Safe for use by many threads. */
public final class AccountOperations {
  private final Users users;
  private final UserSessions sessions;
  private final Credentials credentials;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final ObjectMapper json;

  AccountOperations(
      Users users,
      UserSessions sessions,
      Credentials credentials,
      Passwords passwords,
      PasswordRules rules,
      ObjectMapper json) {
    this.users = users;
    this.sessions = sessions;
    this.credentials = credentials;
    this.passwords = passwords;
    this.rules = rules;
    this.json = json;
  }

  /** The user's sessions. */
  record SessionList(List<UserSession> sessions) {}

  /** The user with their projects. */
  public Me get(AuthorizedRequest request) {
    return me(request.subject().requireUser().id());
  }

  /** Changes the user's name. */
  public Me change(AuthorizedRequest request) {
    UUID id = request.subject().requireUser().id();
    users.rename(id, JsonBody.of(request, json).get("name").textValue());
    return me(id);
  }

  /** Changes the password and ends the user's other sessions. */
  public Me changePassword(AuthorizedRequest request) {
    User user = users.get(request.subject().requireUser().id());
    JsonNode body = JsonBody.of(request, json);
    String current = body.get("current_password").textValue();
    credentials.confirm(user, current, "/current_password", request.client());
    String next = body.get("new_password").textValue();
    rules.check(next, user.email(), "/new_password");
    rules.requireDifferent(current, next);
    users.changePassword(user.id(), passwords.hash(next));
    sessions.revokeOthers(user.id(), request.subject().requireUser().session());
    return me(user.id());
  }

  /** The user's sessions, the latest first. */
  public SessionList sessions(AuthorizedRequest request) {
    return new SessionList(
        sessions.list(
            request.subject().requireUser().id(), request.subject().requireUser().session()));
  }

  /** Ends one of the user's sessions. */
  public UserSession revokeSession(AuthorizedRequest request) {
    return sessions
        .revoke(
            request.subject().requireUser().id(),
            request.uuid("session"),
            request.subject().requireUser().session())
        .orElseThrow(AuthorizedRequest::notFound);
  }

  private Me me(UUID id) {
    return Me.of(users.get(id), users.memberships(id));
  }
}
