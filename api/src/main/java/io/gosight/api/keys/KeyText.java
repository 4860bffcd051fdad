package io.gosight.api.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** How keys are written, and how they are recognised without being stored. */
public final class KeyText {
  private static final Pattern WRITE = Pattern.compile("gsw_[A-Za-z0-9_-]{22}");
  private static final Pattern SECRET = Pattern.compile("gss_[A-Za-z0-9_-]{43}");

  private KeyText() {}

  /** Makes a new key. */
  public static String create(KeyKind kind, SecureRandom random) {
    byte[] bytes = new byte[kind.randomBytes()];
    random.nextBytes(bytes);
    return kind.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether the text has the form of a key of this kind. */
  public static boolean isKey(KeyKind kind, String text) {
    Pattern form = kind == KeyKind.WRITE ? WRITE : SECRET;
    return form.matcher(text).matches();
  }

  /** The 32 bytes under which the key is found: its SHA-256. */
  public static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
