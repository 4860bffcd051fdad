package io.gosight.api.auth;

import java.util.Optional;

/** Looks up secret keys. Safe for use by many threads. */
public interface SecretKeys {
  /**
   * The subject that a key authenticates; empty if the key is unknown or revoked.
   *
   * @param key a text of the form of a secret key
   * @throws org.springframework.dao.DataAccessException if the store is unavailable
   */
  Optional<Subject> find(String key);
}
