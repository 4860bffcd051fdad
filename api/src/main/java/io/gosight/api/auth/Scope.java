package io.gosight.api.auth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a grant allows, independently of the role; an operation of a project requires one. */
public enum Scope {
  /** Read figures, insights, rules and history. */
  READ,
  /** Change rules, give feedback and send test alerts. */
  MANAGE,
  /** Members, keys and settings, and erasing visitors. */
  ADMINISTER,
  /** Watch replays. */
  REPLAY;

  /** The name in the database, in the contract and for operators. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of that name. */
  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text().equals(text)).findFirst();
  }

  /** The scopes of a member of that role. */
  static Set<Scope> of(Role role, boolean replay) {
    Set<Scope> scopes = EnumSet.of(READ);
    if (role.includes(Role.ANALYST)) {
      scopes.add(MANAGE);
    }
    if (role.includes(Role.ADMIN)) {
      scopes.add(ADMINISTER);
    }
    if (replay) {
      scopes.add(REPLAY);
    }
    return scopes;
  }
}
