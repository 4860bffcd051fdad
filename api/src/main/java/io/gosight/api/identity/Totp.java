package io.gosight.api.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based codes of authenticator apps (RFC 6238: SHA-1, 6 digits, 30 s), one step of clock
 * difference either way, and recovery codes. No code works twice. Safe for use by many threads.
 */
final class Totp {
  private static final String SET = SqlFile.read("identity/set-totp-secret");
  private static final String ENABLE = SqlFile.read("identity/enable-totp");
  private static final String DISABLE = SqlFile.read("identity/disable-totp");
  private static final String USE_STEP = SqlFile.read("identity/use-totp-step");
  private static final String ADD_CODE = SqlFile.read("identity/add-recovery-code");
  private static final String USE_CODE = SqlFile.read("identity/use-recovery-code");
  private static final String DELETE_CODES = SqlFile.read("identity/delete-recovery-codes");
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_GROUPS = 2;
  private static final int DIGITS = 6;

  private final HubDatabase postgres;
  private final SecureRandom random;
  private final Clock clock;
  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

  Totp(HubDatabase postgres, SecureRandom random, Clock clock) {
    this.postgres = postgres;
    this.random = random;
    this.clock = clock;
  }

  /** A new secret, which is not in use yet; replaces one that was not confirmed. */
  byte[] prepare(UUID user) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    postgres.client().sql(SET).param("user", user).param("secret", secret).update();
    return secret;
  }

  /** Turns codes on and gives new recovery codes. */
  List<String> enable(UUID user) {
    List<String> codes =
        Stream.generate(() -> RandomText.groups(RECOVERY_GROUPS, random))
            .limit(RECOVERY_CODES)
            .toList();
    return postgres.inTransaction(
        () -> {
          postgres.client().sql(ENABLE).param("user", user).update();
          postgres.client().sql(DELETE_CODES).param("user", user).update();
          for (String code : codes) {
            postgres
                .client()
                .sql(ADD_CODE)
                .param("user", user)
                .param("hash", RandomText.hash(code))
                .update();
          }
          return codes;
        });
  }

  /** Turns codes off. */
  void disable(UUID user) {
    postgres.inTransaction(
        () -> {
          postgres.client().sql(DELETE_CODES).param("user", user).update();
          return postgres.client().sql(DISABLE).param("user", user).update();
        });
  }

  /** Whether the code of the app, or the recovery code, is right; it is used up then. */
  boolean accept(User user, String code) {
    if (code.length() == DIGITS) {
      return acceptCode(user, code);
    }
    return postgres
            .client()
            .sql(USE_CODE)
            .param("user", user.id())
            .param("hash", RandomText.hash(code.toLowerCase(Locale.ROOT)))
            .update()
        == 1;
  }

  private boolean acceptCode(User user, String code) {
    long now = clock.instant().getEpochSecond() / STEP.toSeconds();
    return LongStream.rangeClosed(now - 1, now + 1)
        .filter(step -> code.equals(code(user.totpSecret(), step)))
        .anyMatch(
            step ->
                postgres
                        .client()
                        .sql(USE_STEP)
                        .param("user", user.id())
                        .param("step", step)
                        .update()
                    == 1);
  }

  private String code(byte[] secret, long step) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, generator.getAlgorithm()),
          Instant.ofEpochSecond(step * STEP.toSeconds()),
          Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("Any bytes are a key of HMAC.", e);
    }
  }
}
