package io.gosight.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether this user can use folders. Tests replace what the file system allows, because the system
 * administrator may read everything.
 *
 * @param readable whether a file can be read, or a folder listed
 * @param writable whether something can be written
 */
public record FolderCheck(Allowed readable, Allowed writable) {
  private static final int DEPTH = 3;
  private static final int LISTED = 3;

  /** Whether something may be done with a path. */
  @FunctionalInterface
  public interface Allowed {
    /** True if it may. */
    boolean test(Path path);
  }

  /** What the file system allows. */
  public static FolderCheck real() {
    return new FolderCheck(FolderCheck::canRead, Files::isWritable);
  }

  private static boolean canRead(Path path) {
    return Files.isReadable(path) && (!Files.isDirectory(path) || Files.isExecutable(path));
  }

  /**
   * The finding for a folder and what is in it, three levels deep.
   *
   * @param subject what it is, for example {@code data folder}
   * @param write whether the hub writes there
   */
  public Finding check(String subject, Path folder, boolean write) {
    if (!Files.exists(folder)) {
      Path parent = folder.toAbsolutePath();
      while (parent != null && !Files.exists(parent)) {
        parent = parent.getParent();
      }
      return write && (parent == null || !writable.test(parent))
          ? Finding.problem(
              subject,
              folder + " can't be made, because " + parent + " can't be written.",
              "Name another folder, or give this user the right: chown \"$USER\" " + parent)
          : Finding.ok(subject, folder + ", not there yet");
    }
    if (!Files.isDirectory(folder)) {
      return Finding.problem(subject, folder + " is no folder.", "Rename it, or name a folder.");
    }
    List<Path> bad = unusable(folder, write);
    if (bad.isEmpty()) {
      return Finding.ok(subject, folder.toString());
    }
    return Finding.problem(
        subject,
        "This user can't %s %s%s."
            .formatted(
                write ? "read and write" : "read",
                bad.get(0),
                bad.size() > 1 ? " and %d others".formatted(bad.size() - 1) : ""),
        "Start the hub always as the same user, and give it the files: chown -R \"$USER\" "
            + folder);
  }

  private List<Path> unusable(Path folder, boolean write) {
    List<Path> bad = new ArrayList<>();
    collect(folder, write, DEPTH, bad);
    return bad;
  }

  private void collect(Path path, boolean write, int depth, List<Path> bad) {
    if (bad.size() > LISTED) {
      return;
    }
    if (!readable.test(path) || (write && !writable.test(path))) {
      bad.add(path);
      return;
    }
    if (depth > 0 && Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
      try (Stream<Path> inside = Files.list(path)) {
        inside.sorted().forEach(child -> collect(child, write, depth - 1, bad));
      } catch (IOException | UncheckedIOException e) {
        bad.add(path);
      }
    }
  }
}
