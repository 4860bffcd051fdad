package io.gosight.host;

import java.util.Map;
import java.util.stream.Collectors;

/** Engines could not be started; the message has one sentence for each. */
public final class EngineStartException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Describes what failed, by engine name. */
  EngineStartException(Map<String, PluginFailure> failures) {
    super(
        failures.entrySet().stream()
            .map(failure -> "Engine " + failure.getKey() + ": " + failure.getValue())
            .collect(Collectors.joining(System.lineSeparator())));
  }

  /** Says why nothing could be started at all. */
  EngineStartException(String sentence) {
    super(sentence);
  }
}
