package io.gosight.routing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The routes of the distribution and those of the operator. A local entry replaces the shipped one
 * with its id. Immutable.
 *
 * @param shipped the files of the distribution
 * @param local the operator's files that have no problem
 * @param broken what is wrong with the operator's other files
 * @param shippedProblems what is wrong with files of the distribution
 */
public record RouteSet(
    List<RouteSource> shipped,
    List<RouteSource> local,
    List<RouteProblem> broken,
    List<RouteProblem> shippedProblems) {
  /**
   * Reads and checks the files.
   *
   * @param shippedFolders the folders of the stages that run
   * @param allFolders the folders of all stages: an override of a route that does not run here is
   *     not an addition
   * @param local the operator's folder; it need not be there
   * @param properties the keys that placeholders may name
   */
  public static RouteSet load(
      List<Path> shippedFolders, List<Path> allFolders, Path local, Set<String> properties) {
    List<RouteProblem> shippedProblems = new ArrayList<>();
    List<RouteSource> shipped = read(shippedFolders, 1, shippedProblems);
    List<RouteSource> all = read(allFolders, 1, new ArrayList<>());
    List<RouteProblem> broken = new ArrayList<>();
    List<RouteSource> candidates = read(List.of(local), RouteFiles.MAX_DEPTH, broken);
    List<RouteSource> good = good(all, candidates, properties, broken);
    Set<String> elsewhere = ids(all);
    elsewhere.removeAll(ids(shipped));
    List<RouteSource> here =
        good.stream()
            .filter(source -> source.flows().stream().noneMatch(f -> elsewhere.contains(f.id())))
            .toList();
    return new RouteSet(shipped, here, List.copyOf(broken), List.copyOf(shippedProblems));
  }

  /** Those without a problem, also not one that comes of the others that have one. */
  private static List<RouteSource> good(
      List<RouteSource> all,
      List<RouteSource> candidates,
      Set<String> properties,
      List<RouteProblem> broken) {
    if (candidates.isEmpty()) {
      return candidates;
    }
    RouteChecker checker = new RouteChecker(all, candidates, properties);
    List<RouteSource> good = new ArrayList<>();
    for (RouteSource source : candidates) {
      List<RouteProblem> found = checker.check(source);
      broken.addAll(found);
      if (found.isEmpty()) {
        good.add(source);
      }
    }
    return good.size() == candidates.size() ? good : good(all, good, properties, broken);
  }

  private static List<RouteSource> read(List<Path> folders, int depth, List<RouteProblem> into) {
    List<RouteSource> sources = new ArrayList<>();
    for (Path folder : folders) {
      RouteFiles found = RouteFiles.below(folder, depth);
      into.addAll(found.problems());
      for (Path file : found.files()) {
        try {
          sources.add(RouteSource.read(file));
        } catch (RouteSource.UnreadableException e) {
          into.add(e.problem());
        }
      }
    }
    return List.copyOf(sources);
  }

  static Set<String> ids(List<RouteSource> sources) {
    Set<String> ids = new TreeSet<>();
    sources.forEach(source -> source.flows().forEach(flow -> ids.add(flow.id())));
    ids.remove("");
    return ids;
  }

  /** The ids that a local file overrides. */
  public Set<String> overridden() {
    Set<String> ids = ids(local);
    ids.retainAll(ids(shipped));
    return ids;
  }

  /** The names of the loggers to which local routes write: their ids, and what log: names. */
  public Set<String> logNames() {
    Set<String> names = ids(local);
    for (RouteSource source : local) {
      YamlNodes.walk(
          source.root(),
          (key, value) -> {
            String text = YamlNodes.text(value);
            if (YamlNodes.text(key).equals("uri") && text.startsWith("log:")) {
              names.add(text.substring("log:".length()).replaceFirst("\\?.*", ""));
            } else if (YamlNodes.text(key).equals("logName")) {
              names.add(text);
            }
          });
    }
    names.remove("");
    return names;
  }

  /** The shipped file with an entry of that id. */
  public Optional<RouteSource> shipped(String id) {
    return having(shipped.stream(), id);
  }

  /** The local file with an entry of that id. */
  public Optional<RouteSource> local(String id) {
    return having(local.stream(), id);
  }

  private static Optional<RouteSource> having(Stream<RouteSource> sources, String id) {
    return sources
        .filter(source -> source.flows().stream().anyMatch(flow -> flow.id().equals(id)))
        .findFirst();
  }

  /** The same without those of the operator's files that have one of these problems. */
  public RouteSet without(List<RouteProblem> problems) {
    Set<Path> files = problems.stream().map(RouteProblem::file).collect(Collectors.toSet());
    return new RouteSet(
        shipped,
        local.stream().filter(source -> !files.contains(source.file())).toList(),
        Stream.concat(broken.stream(), problems.stream()).toList(),
        shippedProblems);
  }
}
