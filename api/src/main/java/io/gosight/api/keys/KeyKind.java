package io.gosight.api.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The purpose of a key. */
public enum KeyKind {
  /** Public in web pages and can only send: 16 random bytes. */
  WRITE("gsw_", 16),
  /** For the API within its scopes, shown once and stored hashed: 32 random bytes. */
  SECRET("gss_", 32);

  private final String prefix;
  private final int randomBytes;

  KeyKind(String prefix, int randomBytes) {
    this.prefix = prefix;
    this.randomBytes = randomBytes;
  }

  /** What every key of this kind begins with. */
  public String prefix() {
    return prefix;
  }

  /** How many random bytes follow the prefix, as base64url without padding. */
  public int randomBytes() {
    return randomBytes;
  }

  /** The kind's name in the database and for operators. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name. */
  public static Optional<KeyKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }
}
