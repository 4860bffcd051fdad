package io.gosight.engine.clickhouse.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the engine's library in the cache folder, and fetches it there when it is missing. Several
 * processes may do so at one time: one fetches, the others wait.
 */
public final class ChdbLibrary {
  private static final List<String> NAMES = List.of("libchdb.so", "libchdb.dylib");

  private final Path folder;
  private final String version;
  private final Consumer<String> progress;

  private ChdbLibrary(Path cacheDirectory, Consumer<String> progress) {
    this.version = pinnedVersion();
    this.folder = cacheDirectory.resolve("chdb").resolve(version);
    this.progress = progress;
  }

  /** Fetches the library ahead of the first start; the argument is the cache folder. */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("Say one thing: the cache folder.");
      System.exit(2);
    }
    try {
      System.out.println(ensure(Path.of(args[0]), System.err::println));
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * The library's file, fetched if need be.
   *
   * @param cacheDirectory folder for large files that can be fetched again
   * @param progress takes a line when something slow begins
   * @throws IOException if it can't be fetched; the message says what the operator can do
   */
  public static Path ensure(Path cacheDirectory, Consumer<String> progress) throws IOException {
    return new ChdbLibrary(cacheDirectory, progress).ensure();
  }

  private Path ensure() throws IOException {
    Path found = find(folder);
    if (found != null) {
      return found;
    }
    Files.createDirectories(folder);
    Path lockFile = folder.resolveSibling(version + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      found = lock.isValid() ? find(folder) : null;
      return found != null ? found : fetch();
    }
  }

  private Path fetch() throws IOException {
    String name = ChdbPlatform.current().packageName() + "@" + version;
    progress.accept(
        "Fetching the ClickHouse engine (" + name + ", about 600 MB unpacked) to " + folder);
    Path work = Files.createTempDirectory(folder.getParent(), "fetch-");
    try {
      NpmInstall.run(work, name);
      Path library = find(work.resolve("node_modules").resolve(packageFolder(name)));
      if (library == null) {
        throw new IOException("The npm package " + name + " holds no library of the engine.");
      }
      return Files.move(
          library, folder.resolve(library.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(work);
    }
  }

  private static String packageFolder(String name) {
    return name.substring(0, name.lastIndexOf('@'));
  }

  private static Path find(Path folder) {
    return NAMES.stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(null);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String pinnedVersion() {
    try (InputStream in = ChdbLibrary.class.getResourceAsStream("versions.properties")) {
      Properties versions = new Properties();
      versions.load(in);
      return versions.getProperty("chdb");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
