package io.gosight.enrich;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a visitor who carries no id by a hash of project, address and browser, keyed by a salt of
 * the day that is forgotten, as cookieless analytics do: visits on two days can't be joined, and
 * once the salt is gone the address behind a name can't be found by trying. Safe for use by many
 * threads.
 */
public final class AnonymousVisitor {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 12;

  private final Function<LocalDate, byte[]> salts;

  /**
   * A namer.
   *
   * @param salts the salt of each day; the same on all nodes
   */
  public AnonymousVisitor(Function<LocalDate, byte[]> salts) {
    this.salts = salts;
  }

  /**
   * The visitor's id on that day: 16 of A-Z, a-z, 0-9, {@code _}, {@code -}.
   *
   * @param site the host on which the visitor has this id; empty for all of the project's
   */
  String id(LocalDate day, String projectId, String site, String address, String userAgent) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(salts.apply(day), ALGORITHM));
      String visitor = projectId + '\n' + site + '\n' + address + '\n' + userAgent;
      byte[] hash = mac.doFinal(visitor.getBytes(StandardCharsets.UTF_8));
      byte[] id = new byte[ID_BYTES];
      System.arraycopy(hash, 0, id, 0, ID_BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
    }
  }
}
