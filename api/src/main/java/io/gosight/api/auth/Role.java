package io.gosight.api.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a subject is in a project, from the least to the most powerful. */
public enum Role {
  /** Looks at everything but changes nothing. */
  VIEWER,
  /** Also maintains alert rules and gives feedback. */
  ANALYST,
  /** Also maintains the project's keys and members. */
  ADMIN,
  /** Also deletes the project. */
  OWNER;

  /** Whether this role may do everything that the other may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The name in the contract and for operators. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name. */
  public static Optional<Role> of(String text) {
    return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
  }
}
