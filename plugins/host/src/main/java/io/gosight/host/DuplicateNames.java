package io.gosight.host;

import java.security.CodeSource;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses plugins of one kind that have one name: to pick one of them would be a guess. */
final class DuplicateNames {
  private DuplicateNames() {}

  static void refuse(List<PluginHandle<?>> usable, List<LoadedPlugin> failed) {
    List<PluginHandle<?>> duplicates =
        usable.stream().filter(handle -> sameName(usable, handle).size() > 1).toList();
    for (PluginHandle<?> handle : duplicates) {
      String jars =
          sameName(usable, handle).stream()
              .map(DuplicateNames::jar)
              .collect(Collectors.joining(" and "));
      failed.add(
          handle
              .plugin()
              .failed(
                  PluginReason.DUPLICATE_NAME,
                  "The name '%s' is taken by %s; remove all but one."
                      .formatted(handle.name(), jars)));
    }
    usable.removeAll(duplicates);
  }

  private static List<PluginHandle<?>> sameName(
      List<PluginHandle<?>> usable, PluginHandle<?> handle) {
    return usable.stream()
        .filter(other -> other.name().equals(handle.name()))
        .filter(other -> other.plugin().kind().equals(handle.plugin().kind()))
        .toList();
  }

  private static String jar(PluginHandle<?> handle) {
    CodeSource source = handle.factory().getClass().getProtectionDomain().getCodeSource();
    return source == null ? handle.plugin().location().toString() : source.getLocation().getPath();
  }
}
