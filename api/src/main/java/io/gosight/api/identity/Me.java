package io.gosight.api.identity;

import java.util.List;
import java.util.UUID;

/**
 * The signed-in user in a response.
 *
 * @param mustChangePassword whether the password is a one-time password
 * @param projects what the user may read
 */
record Me(
    UUID id,
    String email,
    String name,
    boolean administrator,
    boolean mustChangePassword,
    boolean totpEnabled,
    List<Membership> projects) {
  static Me of(User user, List<Membership> projects) {
    return new Me(
        user.id(),
        user.email(),
        user.name(),
        user.administrator(),
        user.mustChangePassword(),
        user.totpEnabled(),
        projects);
  }
}
