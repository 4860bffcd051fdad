package io.gosight.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of plugins: each sub-folder with jars is a plugin, and so is each jar that lies directly
 * in it. Other files and hidden folders are passed over.
 *
 * @param path the folder; it need not exist
 */
public record PluginDirectory(Path path) {

  /**
   * One plugin's place.
   *
   * @param path its folder or jar
   * @param jars its jars in the order of their names; empty for a folder without any
   */
  public record Entry(Path path, List<Path> jars) {
    public Entry {
      jars = List.copyOf(jars);
    }

    /**
     * A plugin that lies anywhere.
     *
     * @param path its jar, or its folder of jars
     * @throws IOException if the folder can't be read
     */
    public static Entry of(Path path) throws IOException {
      return Files.isDirectory(path)
          ? new Entry(path, children(path).stream().filter(PluginDirectory::isJar).toList())
          : new Entry(path, List.of(path));
    }

    /** The name of the folder, or of the jar without its ending. */
    public String name() {
      String file = path.getFileName().toString();
      return isJar(path) ? file.substring(0, file.length() - ".jar".length()) : file;
    }
  }

  /**
   * The plugins in the order of their names; none if the folder does not exist.
   *
   * @throws IOException if the folder can't be read
   */
  public List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path child : children(path)) {
      if (isJar(child)) {
        entries.add(new Entry(child, List.of(child)));
      } else if (Files.isDirectory(child) && !child.getFileName().toString().startsWith(".")) {
        entries.add(Entry.of(child));
      }
    }
    return entries;
  }

  private static boolean isJar(Path path) {
    return path.getFileName().toString().endsWith(".jar") && !Files.isDirectory(path);
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
