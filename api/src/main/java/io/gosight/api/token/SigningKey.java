package io.gosight.api.token;

import java.time.Instant;
import java.util.UUID;

/**
 * A key that signs access tokens.
 *
 * @param id the {@code kid} of its tokens
 * @param secret 32 random bytes
 * @param createdAt since when it signs
 */
record SigningKey(UUID id, byte[] secret, Instant createdAt) {
  /** Omits the secret, so that it never gets into a log. */
  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
