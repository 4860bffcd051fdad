package io.gosight.api.identity;

import java.util.UUID;

/**
 * A user as stored.
 *
 * @param email in lower case
 * @param passwordHash Argon2id in PHC form
 * @param totpSecret the authenticator app's secret; null if there is none
 * @param totpEnabled whether signing in needs a code
 */
record User(
    UUID id,
    String email,
    String name,
    String passwordHash,
    boolean administrator,
    boolean mustChangePassword,
    byte[] totpSecret,
    boolean totpEnabled) {
  /** Omits the secrets, so that they never get into a log. */
  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
