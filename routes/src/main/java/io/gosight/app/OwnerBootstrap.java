package io.gosight.app;

import io.gosight.api.identity.FirstOwner;
import io.gosight.api.sql.HubDatabase;
import io.gosight.common.OperatorException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/**
 * Gives a new hub its first user.
 *
 * @param postgres the database of users
 * @param email the first user's address
 */
record OwnerBootstrap(HubDatabase postgres, String email) {
  /**
   * The first user with a one-time password; empty once someone has signed in.
   *
   * @throws OperatorException if PostgreSQL does not take it
   */
  Optional<FirstOwner> ensure() {
    try {
      return FirstOwner.ensure(postgres, email);
    } catch (DataAccessException e) {
      throw new OperatorException(
          "The first user can't be made in PostgreSQL: " + e.getMessage(), e);
    }
  }
}
