package io.gosight.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** What a plugin's jars list in {@code META-INF/services}. */
final class ServiceListings {
  private ServiceListings() {}

  /**
   * A class that two of the jars list, as two versions of one plugin do: the class loader would use
   * whichever comes first.
   *
   * @return a sentence that names the class and both jars; empty if there is none
   */
  static Optional<String> listedTwice(List<Path> jars, Class<?> kind) throws IOException {
    Map<String, Path> known = new LinkedHashMap<>();
    for (Path jar : jars) {
      for (String type : listed(jar, kind)) {
        Path other = known.putIfAbsent(type, jar);
        if (other != null && !other.equals(jar)) {
          return Optional.of(
              "%s is listed by %s and by %s; remove one of them.".formatted(type, other, jar));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> listed(Path path, Class<?> kind) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      ZipEntry entry = jar.getEntry("META-INF/services/" + kind.getName());
      if (entry == null) {
        return List.of();
      }
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8))) {
        return reader
            .lines()
            .map(line -> line.replaceAll("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
      }
    }
  }
}
