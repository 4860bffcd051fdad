package io.gosight.host;

import java.nio.file.Path;
import java.util.Map;

/** Where this user's hubs share large files that can be fetched again. */
public final class CacheDirectory {
  private CacheDirectory() {}

  /**
   * {@code $GOSIGHT_CACHE}, or {@code ~/.cache/gosight}.
   *
   * @param environment the process's environment
   * @param home the user's home folder
   */
  public static Path of(Map<String, String> environment, Path home) {
    String set = environment.getOrDefault("GOSIGHT_CACHE", "");
    return set.isBlank() ? home.resolve(".cache").resolve("gosight") : Path.of(set.trim());
  }
}
