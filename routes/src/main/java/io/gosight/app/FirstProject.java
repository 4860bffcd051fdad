package io.gosight.app;

import io.gosight.api.auth.Scope;
import io.gosight.api.keys.ApiKey;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import io.gosight.common.OperatorException;
import java.security.SecureRandom;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;

/**
 * The project that every new hub has, so that there is something to try.
 *
 * @param id the project
 * @param writeKey a write key of it
 * @param readKey a secret key of it that can only read, new at every start
 */
public record FirstProject(String id, String writeKey, String readKey) {
  private static final String ID = "demo";
  private static final String NAME = "Demo shop";
  private static final String RUN_LINK = "run link";

  /**
   * Finds it or makes it, and gives it a fresh secret key with the scope read for the link that is
   * printed.
   */
  static FirstProject ensure(DataSource postgres) {
    ApiKeys keys = new ApiKeys(postgres, new SecureRandom());
    try {
      new Projects(postgres).create(ID, NAME);
      String writeKey =
          keys.list(ID).stream()
              .filter(key -> key.kind() == KeyKind.WRITE && key.revokedAt().isEmpty())
              .findFirst()
              .flatMap(ApiKey::publicKey)
              .orElse(null);
      if (writeKey == null) {
        writeKey = keys.create(KeyKind.WRITE, ID, "demo site").plaintext();
      }
      return new FirstProject(
          ID, writeKey, keys.replace(KeyKind.SECRET, ID, RUN_LINK, Set.of(Scope.READ)).plaintext());
    } catch (DataAccessException e) {
      throw new OperatorException(
          "The first project can't be made in PostgreSQL: " + e.getMessage(), e);
    }
  }
}
