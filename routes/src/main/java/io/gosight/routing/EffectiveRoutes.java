package io.gosight.routing;

import io.gosight.common.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files that Camel loads: local ones as they are, shipped ones as they are unless something in
 * them is overridden, and otherwise a copy without that.
 *
 * @param folder where such copies are kept
 */
public record EffectiveRoutes(Path folder) {
  /** The files, in the order in which they are loaded. */
  public List<Path> files(RouteSet routes) {
    Set<String> overridden = routes.overridden();
    List<Path> files = new ArrayList<>();
    for (RouteSource source : routes.shipped()) {
      boolean whole = source.flows().stream().noneMatch(flow -> overridden.contains(flow.id()));
      if (whole) {
        files.add(source.file());
      } else if (source.flows().stream().anyMatch(flow -> !overridden.contains(flow.id()))) {
        files.add(copy(source, overridden));
      }
    }
    routes.local().forEach(source -> files.add(source.file()));
    return files;
  }

  private Path copy(RouteSource source, Set<String> overridden) {
    Path parent = source.file().getParent().getFileName();
    Path copy = folder.resolve(parent.toString()).resolve(source.file().getFileName().toString());
    try {
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, source.without(overridden));
      return copy;
    } catch (IOException e) {
      throw new OperatorException("The folder " + folder + " can't be written.", e);
    }
  }
}
