package io.gosight.stage;

import io.gosight.common.OperatorException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much of the hub is there: everything, no session replay, or replay that saves storage. */
public enum Mode {
  FULL,
  ANALYTICS_ONLY,
  REPLAY_OPTIMIZED;

  /** The name as the operator writes it, for example {@code analytics-only}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The mode of that name.
   *
   * @throws OperatorException naming the choices if there is none
   */
  public static Mode parse(String word) {
    return Arrays.stream(values())
        .filter(mode -> mode.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new OperatorException(
                    "There is no mode '"
                        + word
                        + "'; the choices are: "
                        + Arrays.stream(values()).map(Mode::word).collect(Collectors.joining(", "))
                        + "."));
  }
}
