package io.gosight.stage;

import com.google.common.base.Splitter;
import io.gosight.common.OperatorException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one process does. All roles run in one process by default; on several machines each process
 * runs some of them over the same engines. Immutable.
 *
 * @param roles at least one
 */
public record Roles(Set<Role> roles) {
  /** Keeps a copy. */
  public Roles {
    roles = Set.copyOf(roles);
  }

  /**
   * Reads {@code all}, or names separated by commas.
   *
   * @throws OperatorException naming the choices if there is no such role
   */
  public static Roles parse(String text) {
    if (text.equals("all")) {
      return new Roles(EnumSet.allOf(Role.class));
    }
    List<String> names = Splitter.on(',').trimResults().splitToList(text);
    return new Roles(names.stream().map(Roles::role).collect(Collectors.toSet()));
  }

  private static Role role(String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role.word().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new OperatorException(
                    "There is no role '"
                        + name
                        + "'; the choices are: all, "
                        + Arrays.stream(Role.values())
                            .map(Role::word)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  /** What a process with these roles is called in the log. */
  public String service() {
    if (roles.size() != 1) {
      return "gosight";
    }
    return switch (roles.iterator().next()) {
      case INGEST -> "ingestor";
      case EVENT -> "event-processor";
      case INSIGHT -> "insight-processor";
      case ALERT -> "alert-processor";
      case API -> "api";
    };
  }

  /** Whether this process has that role. */
  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether this process has one of those roles. */
  public boolean hasAny(Collection<Role> wanted) {
    return wanted.stream().anyMatch(roles::contains);
  }
}
