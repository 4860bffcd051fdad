package io.gosight.api.keys;

import java.util.UUID;

/**
 * A key just made, the only time that it can be seen.
 *
 * @param id what it is revoked by
 * @param plaintext the key itself
 */
public record NewKey(UUID id, String plaintext) {
  /** Leaves out the key, so that it never gets into a log. */
  @Override
  public String toString() {
    return "NewKey[" + id + "]";
  }
}
