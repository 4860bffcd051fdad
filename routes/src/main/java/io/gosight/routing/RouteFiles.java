package io.gosight.routing;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * The route files below a folder, through links too, and what lies there that can't be one. Hidden
 * files are left out, because editors make them.
 *
 * @param files those to read, sorted
 * @param problems what is not read although it looks as if it should
 */
record RouteFiles(List<Path> files, List<RouteProblem> problems) {
  /** How many folders deep the operator's routes may lie. */
  static final int MAX_DEPTH = 8;

  private static final String ENDING = ".camel.yaml";

  /** Endings of files that someone may take for routes; a backup or a note has none of them. */
  private static final String SIMILAR = ".*\\.(ya?ml|json|xml)";

  /**
   * Looks for them.
   *
   * @param folder a folder, which need not be there, or one file
   * @param depth how many folders deep to look
   */
  static RouteFiles below(Path folder, int depth) {
    Visitor found = new Visitor(folder);
    if (Files.isRegularFile(folder)) {
      found.take(folder, folder.getFileName());
    } else if (Files.isDirectory(folder)) {
      try {
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, found);
      } catch (IOException e) {
        found.add(folder, "The folder can't be read: " + e.getMessage() + ".", "Check it.");
      }
    }
    Collections.sort(found.files);
    return new RouteFiles(List.copyOf(found.files), List.copyOf(found.problems));
  }

  /** What changes when any of the files is added, edited, renamed or deleted. */
  static Object stamp(Path folder) {
    RouteFiles found = below(folder, MAX_DEPTH);
    List<Object> stamp = new ArrayList<>(found.problems);
    for (Path file : found.files) {
      try {
        stamp.add(List.of(file, Files.getLastModifiedTime(file), Files.size(file)));
      } catch (IOException e) {
        stamp.add(file);
      }
    }
    return stamp;
  }

  /** Collects what it is shown. */
  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path top;
    private final List<Path> files = new ArrayList<>();
    private final List<RouteProblem> problems = new ArrayList<>();

    Visitor(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) && !folder.equals(top)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isDirectory()) {
        add(file, "Routes so many folders deep are not read.", "Move them up.");
      } else if (attributes.isRegularFile()) {
        take(file, top.relativize(file));
      } else if (looksLikeRoutes(file)) {
        boolean link = attributes.isSymbolicLink();
        add(
            file,
            link ? "The link leads nowhere." : "This is no regular file.",
            link ? "Mend it, or delete it." : "Replace it by a file.");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (failure instanceof FileSystemLoopException) {
        add(file, "The link leads back to a folder above it.", "Delete the link.");
      } else if (failure instanceof AccessDeniedException) {
        add(file, "This user can't read it.", "Give the user that runs the hub the right to.");
      } else {
        add(file, "It can't be read: " + failure.getMessage() + ".", "Check it.");
      }
      return FileVisitResult.CONTINUE;
    }

    private void take(Path file, Path shown) {
      String name = file.getFileName().toString();
      if (!looksLikeRoutes(file)) {
        return;
      }
      if (!shown.toString().replace('\\', '/').matches("[A-Za-z0-9._/-]+")) {
        add(
            file,
            "The name has other characters than letters, digits, '.', '_' and '-'.",
            "Rename the file or its folder.");
      } else if (name.endsWith(ENDING)) {
        files.add(file);
      } else {
        String plain = name.replaceFirst("(?i)(\\.camel)?\\.[a-z]+$", "");
        boolean yaml = name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
        add(
            file,
            "The file is not read, because the name of a route file ends in " + ENDING + ".",
            yaml
                ? "Rename it to " + plain + ENDING + "."
                : "Write its routes as YAML, or move it elsewhere.");
      }
    }

    private void add(Path file, String message, String fix) {
      problems.add(new RouteProblem(file, 1, 1, message, fix));
    }

    private static boolean looksLikeRoutes(Path file) {
      return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(SIMILAR);
    }

    private static boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }
  }
}
