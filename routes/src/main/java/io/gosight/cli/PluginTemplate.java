package io.gosight.cli;

import io.gosight.app.Home;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An example plugin as it lies in the distribution, copied under another name.
 *
 * @param kind its kind, as its name and its types end with it
 * @param folders where its files lie: {@code src/ lib/ pom.xml README.md}; of files with the same
 *     path the first counts
 */
record PluginTemplate(String kind, List<Path> folders) {
  private static final String PACKAGE = "io.gosight.example";

  /** The distribution's template of that kind. */
  static PluginTemplate of(String kind, Home home) {
    return new PluginTemplate(
        kind,
        kind.equals("channel")
            ? List.of(home.channelTemplate(), home.template())
            : List.of(home.template()));
  }

  /** A plugin's name: lower-case words joined by hyphens. */
  static boolean isName(String name) {
    return name.length() <= 60 && name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  }

  /**
   * Copies it.
   *
   * @param name the new plugin's name, see {@link #isName}
   * @param into the folder to make, which must not exist
   * @return the files made, relative to the folder
   * @throws IOException if something can't be read or written
   */
  List<Path> copy(String name, Path into) throws IOException {
    Map<Path, Path> files = files();
    for (Map.Entry<Path, Path> file : files.entrySet()) {
      Path made = into.resolve(renamed(file.getKey(), name));
      Files.createDirectories(made.getParent());
      if (made.toString().endsWith(".jar")) {
        Files.copy(file.getValue(), made);
      } else {
        Files.writeString(made, renamed(Files.readString(file.getValue()), name));
      }
    }
    return files.keySet().stream().map(file -> renamed(file, name)).toList();
  }

  /** Where each file lies, by its path in the project. A further folder gives only its build. */
  private Map<Path, Path> files() throws IOException {
    Map<Path, Path> files = new TreeMap<>();
    for (Path folder : folders) {
      boolean further = !folder.equals(folders.get(0));
      try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
        all.filter(Files::isRegularFile)
            .filter(file -> !further || !folder.relativize(file).startsWith("src"))
            .forEach(file -> files.putIfAbsent(folder.relativize(file), file));
      }
    }
    return files;
  }

  private Path renamed(Path file, String name) {
    String slashes = file.toString().replace('\\', '/');
    return Path.of(
        slashes
            .replace(PACKAGE.replace('.', '/'), packageOf(name).replace('.', '/'))
            .replace("Example" + capital(kind), typeOf(name)));
  }

  private String renamed(String text, String name) {
    return text.replace(PACKAGE, packageOf(name))
        .replace("Example" + capital(kind), typeOf(name))
        .replace("example-" + kind, name)
        // The build is the detector's.
        .replace("example-detector", name);
  }

  private static String packageOf(String name) {
    return "com.example." + name.replace("-", "");
  }

  private String typeOf(String name) {
    String words = name.endsWith("-" + kind) ? name : name + "-" + kind;
    return Arrays.stream(words.split("-"))
        .map(PluginTemplate::capital)
        .collect(Collectors.joining());
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
