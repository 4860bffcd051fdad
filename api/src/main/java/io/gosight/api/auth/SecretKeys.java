package io.gosight.api.auth;

import java.sql.SQLException;
import java.util.Optional;

/** Where secret keys are looked up. Safe for use by many threads. */
public interface SecretKeys {
  /**
   * Who shows this key, unless it is unknown or revoked.
   *
   * @param key a text of the form of a secret key
   * @throws SQLException if that can't be known now
   */
  Optional<Principal> find(String key) throws SQLException;
}
