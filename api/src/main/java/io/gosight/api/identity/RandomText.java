package io.gosight.api.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets that people or browsers keep, and the hashes under which they are found. */
public final class RandomText {
  // Without letters and digits that are easily confused.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUP = 5;
  private static final int TOKEN_BYTES = 32;

  private RandomText() {}

  /** 43 characters of base64url with 256 random bits. */
  public static String token(SecureRandom random) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Groups of five letters and digits with hyphens between them, such as {@code k3d8f-9x2mq}. */
  public static String groups(int count, SecureRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** The SHA-256; the text is random enough that no slower hash is needed. */
  public static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
