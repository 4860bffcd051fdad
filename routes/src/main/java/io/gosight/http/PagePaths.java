package io.gosight.http;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the file of a dashboard page. Pages are exported as {@code NAME.html}, and pages about a
 * project or one of its things once, with the segment {@code _} in place of the id: {@code
 * /shop/sessions/4711} is {@code /_/sessions/_.html}, and its payload {@code
 * /shop/sessions/4711.txt} is {@code /_/sessions/_.txt}. What is called by its own name wins over
 * the placeholder.
 *
 * <p>Immutable. The number of steps is bounded by the names of folders that exist.
 */
final class PagePaths {
  private static final String PLACEHOLDER = "_";
  private static final String PAGE = ".html";
  private static final String PAYLOAD = ".txt";
  private static final int MAX_SEGMENTS = 8;

  /** Of a visit, too, whose session holds others: {@code 4711.1774000800}. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}([.][0-9]{1,12})?");

  private final Set<String> files;
  private final Set<String> folders = new HashSet<>();

  /**
   * Knows the files by their paths, each with a leading slash.
   *
   * @param files the paths of all files
   */
  PagePaths(Set<String> files) {
    this.files = Set.copyOf(files);
    for (String file : files) {
      for (int end = file.lastIndexOf('/'); end >= 0; end = file.lastIndexOf('/', end - 1)) {
        folders.add(file.substring(0, end));
      }
    }
  }

  /** The file of the page or payload at a path; empty if there is none. */
  Optional<String> find(String path) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<String> segments = List.of(plain.split("/", -1));
    if (segments.size() < 2 || segments.size() > MAX_SEGMENTS + 1) {
      return Optional.empty();
    }
    return find("", segments.subList(1, segments.size()));
  }

  private Optional<String> find(String folder, List<String> segments) {
    String segment = segments.get(0);
    if (segments.size() == 1) {
      return file(folder, segment);
    }
    List<String> rest = segments.subList(1, segments.size());
    Optional<String> named = folder(folder + "/" + segment, rest);
    return named.isPresent() || !ID.matcher(segment).matches()
        ? named
        : folder(folder + "/" + PLACEHOLDER, rest);
  }

  private Optional<String> folder(String folder, List<String> rest) {
    return folders.contains(folder) ? find(folder, rest) : Optional.empty();
  }

  private Optional<String> file(String folder, String name) {
    for (String candidate : List.of(name, name + PAGE)) {
      if (files.contains(folder + "/" + candidate)) {
        return Optional.of(folder + "/" + candidate);
      }
    }
    String suffix = name.endsWith(PAYLOAD) ? PAYLOAD : "";
    String id = name.substring(0, name.length() - suffix.length());
    String placed = folder + "/" + PLACEHOLDER + (suffix.isEmpty() ? PAGE : suffix);
    return ID.matcher(id).matches() && files.contains(placed)
        ? Optional.of(placed)
        : Optional.empty();
  }
}
