package io.gosight.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The option that overrides settings. */
final class SetOption {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets a property, for example gosight.http.port=8081.")
  private Map<String, String> overrides = new TreeMap<>();

  /** What it sets; a command may add what its other options stand for. */
  Map<String, String> overrides() {
    return overrides;
  }
}
