package io.gosight.cli;

import io.gosight.app.Home;
import io.gosight.app.PluginsFolder;
import io.gosight.doctor.Finding;
import io.gosight.host.Channels;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.Plugins;
import io.gosight.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Plugins that can't be used, and channels that are not configured. */
final class DoctorPlugins {
  private DoctorPlugins() {}

  static List<Finding> check(Home home, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    List<String> working = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    try (Plugins found = PluginsFolder.load(home)) {
      found.all().forEach(plugin -> addFailure(plugin, findings));
      for (LoadedPlugin channel : Channels.make(found, settings.all()).plugins()) {
        if (channel.failure().isPresent()) {
          addFailure(channel, findings);
        } else if (channel.state() == LoadedPlugin.State.STARTED) {
          working.add(channel.name());
        } else {
          silent.add(channel.name());
        }
      }
    }
    if (!working.isEmpty()) {
      findings.add(Finding.ok("channels", "configured: " + String.join(", ", working)));
    }
    if (!silent.isEmpty()) {
      findings.add(
          Finding.note(
              "channels",
              "not configured: " + String.join(", ", silent),
              "To use one, set gosight.channel.%s.* in gosight.conf; ./gosight plugin list."
                  .formatted(silent.size() == 1 ? silent.get(0) : "NAME")));
    }
    return findings;
  }

  private static void addFailure(LoadedPlugin plugin, List<Finding> findings) {
    plugin
        .failure()
        .ifPresent(
            failure ->
                findings.add(
                    Finding.problem(
                        PluginsFolder.word(plugin) + " " + plugin.name(),
                        failure.toString(),
                        "./gosight plugin check " + plugin.location())));
  }
}
