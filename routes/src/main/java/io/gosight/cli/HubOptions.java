package io.gosight.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which hub is meant: its data folder, its profiles and its settings. */
final class HubOptions {
  @Mixin private DataOption data;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      split = ",",
      description = "Reads config/application-NAME.properties too.")
  private List<String> profiles = new ArrayList<>();

  @Mixin private SetOption set;

  /** The data folder as it was given. */
  Path data() {
    return data.folder();
  }

  List<String> profiles() {
    return profiles;
  }

  /** What {@code --set} sets; a command may add what its other options stand for. */
  Map<String, String> overrides() {
    return set.overrides();
  }
}
