package io.gosight.host;

import io.gosight.spi.PluginConfigurationException;
import java.util.Objects;

/**
 * Why a plugin is not in use.
 *
 * @param reason the code
 * @param sentence what happened, where, and what puts it right
 */
public record PluginFailure(PluginReason reason, String sentence) {
  public PluginFailure {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(sentence, "sentence");
  }

  /** Why a plugin's part could not be made: its settings are wrong, or its own code fails. */
  static PluginFailure whenMaking(Throwable thrown) {
    if (thrown instanceof PluginTimeoutException) {
      return new PluginFailure(PluginReason.TIMED_OUT, thrown.getMessage());
    }
    return thrown instanceof PluginConfigurationException
        ? new PluginFailure(PluginReason.BAD_CONFIGURATION, thrown.getMessage())
        : new PluginFailure(PluginReason.CREATE_FAILED, describe(thrown));
  }

  /**
   * Describes what a plugin threw: its type and message, with its deepest cause if that differs.
   */
  static String describe(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String text = oneLine(thrown);
    return deepest == thrown ? text : text + " (caused by " + oneLine(deepest) + ")";
  }

  private static String oneLine(Throwable thrown) {
    String message = thrown.getMessage();
    String type = thrown.getClass().getSimpleName();
    return message == null ? type : type + ": " + message.lines().findFirst().orElse("");
  }

  @Override
  public String toString() {
    return "[" + reason.code() + "] " + sentence;
  }
}
