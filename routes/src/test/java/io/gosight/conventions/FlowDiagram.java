package io.gosight.conventions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Mermaid flowchart of a page.
 *
 * @param routes each route's stage, by the subgraph that declares it
 * @param labels the labels of all other nodes
 * @param solid edges that the route files contain, as {@code from --> to}
 * @param ends the nodes that any edge, solid or dotted, names
 */
record FlowDiagram(
    Map<String, String> routes, Map<String, String> labels, Set<String> solid, Set<String> ends) {
  private static final Pattern SUBGRAPH = Pattern.compile("subgraph ([a-z-]+)");
  private static final Pattern ROUTE = Pattern.compile("[a-z0-9-]+");
  private static final Pattern LABELLED = Pattern.compile("([a-z0-9-]+)[\\[({]+(.+?)[])}]+");
  private static final Pattern EDGE = Pattern.compile("([a-z0-9-]+) (-->|-\\.->) ([a-z0-9-]+)");

  /**
   * Reads the first flowchart of a page.
   *
   * @throws IllegalArgumentException if a line of it is of no known form
   */
  static FlowDiagram in(Path page) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf("```mermaid\nflowchart LR\n");
    List<String> lines = text.substring(begin, text.indexOf("\n```\n", begin)).lines().toList();
    FlowDiagram diagram =
        new FlowDiagram(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
    String stage = null;
    for (String line : lines.subList(2, lines.size())) {
      Matcher subgraph = SUBGRAPH.matcher(line.strip());
      if (subgraph.matches()) {
        stage = subgraph.group(1);
      } else if (line.strip().equals("end")) {
        stage = null;
      } else if (!line.isBlank()) {
        diagram.add(line.strip(), stage);
      }
    }
    return diagram;
  }

  private void add(String line, String stage) {
    Matcher labelled = LABELLED.matcher(line);
    Matcher edge = EDGE.matcher(line);
    if (stage != null && ROUTE.matcher(line).matches()) {
      routes.put(line, stage);
    } else if (stage == null && labelled.matches()) {
      labels.put(labelled.group(1), labelled.group(2));
    } else if (stage == null && edge.matches()) {
      ends.add(edge.group(1));
      ends.add(edge.group(3));
      if (edge.group(2).equals("-->")) {
        solid.add(line);
      }
    } else {
      throw new IllegalArgumentException("Neither a node nor an edge: " + line);
    }
  }
}
