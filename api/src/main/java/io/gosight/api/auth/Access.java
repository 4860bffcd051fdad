package io.gosight.api.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may call an operation outside of projects: {@code x-required-role} in the contract. */
public enum Access {
  /** Everybody. */
  ANONYMOUS,
  /** Any valid key or token. */
  CALLER,
  /** A signed-in user, also with a one-time password: these operations are the user's account. */
  USER,
  /** A signed-in user who operates the hub. */
  ADMINISTRATOR;

  /** The access of that name. */
  static Optional<Access> of(String text) {
    return Arrays.stream(values())
        .filter(access -> access.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }
}
