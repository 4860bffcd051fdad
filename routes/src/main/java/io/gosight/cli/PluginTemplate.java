package io.gosight.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The example plugin as it lies in the distribution, copied under another name.
 *
 * @param folder where it lies: {@code src/ lib/ pom.xml README.md}
 */
record PluginTemplate(Path folder) {
  private static final String NAME = "example-detector";
  private static final String TYPE = "ExampleDetector";
  private static final String PACKAGE = "io.gosight.example";

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
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      files = all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
    for (Path file : files) {
      Path made = into.resolve(renamed(file, name));
      Files.createDirectories(made.getParent());
      if (file.toString().endsWith(".jar")) {
        Files.copy(folder.resolve(file), made);
      } else {
        Files.writeString(made, renamed(Files.readString(folder.resolve(file)), name));
      }
    }
    return files.stream().map(file -> renamed(file, name)).toList();
  }

  private static Path renamed(Path file, String name) {
    String slashes = file.toString().replace('\\', '/');
    return Path.of(
        slashes
            .replace(PACKAGE.replace('.', '/'), packageOf(name).replace('.', '/'))
            .replace(TYPE, typeOf(name)));
  }

  private static String renamed(String text, String name) {
    return text.replace(PACKAGE, packageOf(name)).replace(TYPE, typeOf(name)).replace(NAME, name);
  }

  private static String packageOf(String name) {
    return "com.example." + name.replace("-", "");
  }

  private static String typeOf(String name) {
    String words = name.endsWith("-detector") ? name : name + "-detector";
    return Arrays.stream(words.split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
