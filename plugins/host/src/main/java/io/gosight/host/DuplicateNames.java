package io.gosight.host;

import java.security.CodeSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Refuses plugins of one kind that have the same name: to choose one would be a guess. If one of
 * them is shipped with the hub (its factory is in a package {@code io.gosight}), it stays in use
 * and the others are refused.
 */
final class DuplicateNames {
  private DuplicateNames() {}

  static void refuse(List<PluginHandle<?>> usable, List<LoadedPlugin> failed) {
    List<PluginHandle<?>> duplicates =
        usable.stream().filter(handle -> isRefused(handle, sameName(usable, handle))).toList();
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

  private static boolean isRefused(PluginHandle<?> handle, List<PluginHandle<?>> same) {
    long shipped = same.stream().filter(DuplicateNames::isShipped).count();
    return same.size() > 1 && !(shipped == 1 && isShipped(handle));
  }

  private static boolean isShipped(PluginHandle<?> handle) {
    return handle.factory().getClass().getName().startsWith("io.gosight.");
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
