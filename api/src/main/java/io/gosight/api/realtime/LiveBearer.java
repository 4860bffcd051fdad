package io.gosight.api.realtime;

import io.gosight.api.auth.SignedInUser;
import io.gosight.api.auth.Subject;
import java.util.UUID;

/**
 * On whose behalf a WebSocket is open: a session or a secret key, in one project.
 *
 * @param projectId the project
 * @param session the session of a signed-in user; null for a key
 * @param key the secret key; null for a user
 */
record LiveBearer(String projectId, UUID session, UUID key) {
  private static final String KEY = "key:";

  static LiveBearer of(String projectId, Subject subject) {
    UUID session = subject.user().map(SignedInUser::session).orElse(null);
    UUID key = session == null ? UUID.fromString(subject.id().substring(KEY.length())) : null;
    return new LiveBearer(projectId, session, key);
  }
}
