package io.gosight.api.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a grant allows, independently of the role; an operation requires exactly one. */
public enum Scope {
  /** Read figures, insights, rules and history. */
  READ,
  /** Change rules, give feedback and send test alerts. */
  MANAGE;

  /** The name in the database, in the contract and for operators. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of that name. */
  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text().equals(text)).findFirst();
  }
}
