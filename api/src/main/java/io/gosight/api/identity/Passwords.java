package io.gosight.api.identity;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes and checks passwords by Argon2id with 19 MiB, two passes and one lane. Few hashes are
 * computed at once, so that guesses take neither all memory nor all cores. Safe for use by many
 * threads.
 */
public final class Passwords {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int MOST_AT_ONCE = 4;
  private static final int WAIT_SECONDS = 5;

  /** Checked for users that do not exist, so that the time does not tell. */
  private static final String UNKNOWN_USER =
      "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
          + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final Argon2PasswordEncoder argon =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final Semaphore permits = new Semaphore(MOST_AT_ONCE, true);

  /**
   * The hash to store, in PHC form.
   *
   * @throws ApiException if too many passwords are checked at the moment
   */
  public String hash(String password) {
    return limited(() -> argon.encode(password));
  }

  /**
   * Whether the password has that hash.
   *
   * @param hash null for a user that does not exist; it takes as long
   * @throws ApiException if too many passwords are checked at the moment
   */
  boolean matches(String password, String hash) {
    return limited(() -> argon.matches(password, hash == null ? UNKNOWN_USER : hash))
        && hash != null;
  }

  private <T> T limited(Supplier<T> work) {
    try {
      if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }

  private static ApiException busy() {
    return new ApiException(
            ApiErrorCode.TOO_MANY_ATTEMPTS, "Too many passwords are checked now; try again soon.")
        .header("Retry-After", Integer.toString(WAIT_SECONDS));
  }
}
