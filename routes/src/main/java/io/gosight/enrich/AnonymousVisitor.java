package io.gosight.enrich;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a visitor who carries no id by a keyed hash of project, address and browser that changes at
 * midnight UTC, as cookieless analytics do; visits on two days can't be joined. Safe for use by
 * many threads.
 */
public final class AnonymousVisitor {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 12;

  private final byte[] secret;

  /**
   * A namer.
   *
   * @param secret the operator's secret; the same on all nodes
   */
  public AnonymousVisitor(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** The visitor's id on that day: 16 of A-Z, a-z, 0-9, {@code _}, {@code -}. */
  String id(LocalDate day, String projectId, String address, String userAgent) {
    try {
      byte[] daily = hmac(secret, day.toString());
      byte[] hash = hmac(daily, projectId + '\n' + address + '\n' + userAgent);
      byte[] id = new byte[ID_BYTES];
      System.arraycopy(hash, 0, id, 0, ID_BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(ALGORITHM);
    mac.init(new SecretKeySpec(key, ALGORITHM));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
