package io.gosight.api.identity;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The users in PostgreSQL. Safe for use by many threads. */
final class Users {
  private static final String BY_EMAIL = SqlFile.read("identity/find-user-by-email");
  private static final String BY_ID = SqlFile.read("identity/find-user");
  private static final String CREATE = SqlFile.read("identity/create-user");
  private static final String RENAME = SqlFile.read("identity/rename-user");
  private static final String CHANGE_PASSWORD = SqlFile.read("identity/change-password");
  private static final String MEMBERSHIPS = SqlFile.read("identity/list-memberships");

  private final HubDatabase postgres;

  Users(HubDatabase postgres) {
    this.postgres = postgres;
  }

  /** The form in which addresses are stored and compared. */
  static String normalized(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  Optional<User> find(String email) {
    return postgres
        .client()
        .sql(BY_EMAIL)
        .param("email", email)
        .query((row, number) -> read(row))
        .optional();
  }

  User get(UUID id) {
    return postgres.client().sql(BY_ID).param("id", id).query((row, number) -> read(row)).single();
  }

  /**
   * Adds a user.
   *
   * @return its id
   * @throws ApiException with {@code conflict} if there is one of that address
   */
  UUID create(String email, String name, String passwordHash) {
    return postgres
        .client()
        .sql(CREATE)
        .param("email", email)
        .param("name", name)
        .param("hash", passwordHash)
        .param("administrator", false)
        .param("must_change", false)
        .query(UUID.class)
        .optional()
        .orElseThrow(
            () ->
                new ApiException(
                    ApiErrorCode.CONFLICT, "There is a user of this address by now; try again."));
  }

  void rename(UUID id, String name) {
    postgres.client().sql(RENAME).param("id", id).param("name", name).update();
  }

  void changePassword(UUID id, String hash) {
    postgres
        .client()
        .sql(CHANGE_PASSWORD)
        .param("id", id)
        .param("hash", hash)
        .param("must_change", false)
        .update();
  }

  /** The projects that a user may read, by name. */
  List<Membership> memberships(UUID user) {
    return postgres
        .client()
        .sql(MEMBERSHIPS)
        .param("user", user)
        .query(
            (row, number) ->
                new Membership(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("role"),
                    row.getBoolean("replay")))
        .list();
  }

  private static User read(ResultSet row) throws SQLException {
    return new User(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        row.getString("password_hash"),
        row.getBoolean("administrator"),
        row.getBoolean("must_change_password"),
        row.getBytes("totp_secret"),
        row.getBoolean("totp_enabled"));
  }
}
