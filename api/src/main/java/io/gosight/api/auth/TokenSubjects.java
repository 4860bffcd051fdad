package io.gosight.api.auth;

import java.util.Optional;

/** Looks up the users of access tokens. Safe for use by many threads. */
public interface TokenSubjects {
  /**
   * The user that a token authenticates; empty if the token is forged, expired, or of an ended
   * session.
   *
   * @param token a text of the form of a JWT
   * @param projectId the project whose grant the subject has, if the user is a member
   * @throws org.springframework.dao.DataAccessException if the store is unavailable
   */
  Optional<Subject> find(String token, Optional<String> projectId);
}
