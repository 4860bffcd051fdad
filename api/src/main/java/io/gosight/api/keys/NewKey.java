package io.gosight.api.keys;

import java.util.UUID;

/**
 * A key that was just created. A secret key can not be shown again.
 *
 * @param id by which it is revoked
 * @param plaintext the key itself
 */
public record NewKey(UUID id, String plaintext) {
  /** Leaves out the key, so that it never gets into a log. */
  @Override
  public String toString() {
    return "NewKey[" + id + "]";
  }
}
