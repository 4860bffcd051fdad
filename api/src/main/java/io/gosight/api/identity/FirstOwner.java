package io.gosight.api.identity;

import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * The user that a new hub begins with, and how an operator gets back in.
 *
 * @param email how the user signs in
 * @param password a one-time password, to be changed at the first sign-in
 */
public record FirstOwner(String email, String password) {
  private static final String CREATE = SqlFile.read("identity/create-user");
  private static final String HAS_USERS = SqlFile.read("identity/has-users");
  private static final String UNUSED = SqlFile.read("identity/is-first-owner-unused");
  private static final String RESET = SqlFile.read("identity/reset-password");
  private static final String END_SESSIONS = SqlFile.read("identity/end-all-sessions");
  private static final int PASSWORD_GROUPS = 4;

  /** Omits the password, so that it never gets into a log. */
  @Override
  public String toString() {
    return "FirstOwner[" + email + "]";
  }

  /**
   * Makes the first user, an administrator, if there is none. Until the first sign-in, every start
   * gives a new one-time password, because the last one may not have been noted.
   *
   * @param email the address of the first user
   * @throws org.springframework.dao.DataAccessException if the database fails
   */
  public static Optional<FirstOwner> ensure(HubDatabase postgres, String email) {
    String address = Users.normalized(email);
    String password = oneTimePassword();
    Optional<UUID> created =
        postgres.client().sql(HAS_USERS).query(Boolean.class).single()
            ? Optional.empty()
            : create(postgres, address, "Owner", password);
    if (created.isPresent()) {
      return Optional.of(new FirstOwner(address, password));
    }
    boolean unused =
        postgres.client().sql(UNUSED).param("email", address).query(Boolean.class).single();
    return unused ? reset(postgres, address) : Optional.empty();
  }

  /** Makes an administrator with a one-time password; empty if there is a user of that address. */
  public static Optional<FirstOwner> create(HubDatabase postgres, String email, String name) {
    String address = Users.normalized(email);
    String password = oneTimePassword();
    return create(postgres, address, name, password)
        .map(created -> new FirstOwner(address, password));
  }

  /**
   * Gives a user a one-time password, turns two-factor authentication off and ends all sessions;
   * empty if there is no such user.
   */
  public static Optional<FirstOwner> reset(HubDatabase postgres, String email) {
    String address = Users.normalized(email);
    String password = oneTimePassword();
    return postgres.inTransaction(
        () -> {
          Optional<UUID> user =
              postgres
                  .client()
                  .sql(RESET)
                  .param("email", address)
                  .param("hash", new Passwords().hash(password))
                  .query(UUID.class)
                  .optional();
          user.ifPresent(id -> postgres.client().sql(END_SESSIONS).param("user", id).update());
          return user.map(id -> new FirstOwner(address, password));
        });
  }

  private static Optional<UUID> create(
      HubDatabase postgres, String address, String name, String password) {
    return postgres
        .client()
        .sql(CREATE)
        .param("email", address)
        .param("name", name)
        .param("hash", new Passwords().hash(password))
        .param("administrator", true)
        .param("must_change", true)
        .query(UUID.class)
        .optional();
  }

  private static String oneTimePassword() {
    return RandomText.groups(PASSWORD_GROUPS, new SecureRandom());
  }
}
