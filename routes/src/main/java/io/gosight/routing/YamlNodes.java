package io.gosight.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the nodes of a YAML document, which know their lines. */
final class YamlNodes {
  private static final int MAX_DEPTH = 300;

  private YamlNodes() {}

  /** The value under a key of a map; null if there is none. */
  static Node child(Node node, String key) {
    if (node instanceof MappingNode map) {
      for (NodeTuple tuple : map.getValue()) {
        if (text(tuple.getKeyNode()).equals(key)) {
          return tuple.getValueNode();
        }
      }
    }
    return null;
  }

  /** A scalar's text; empty for anything else. */
  static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  static String text(Node node, String key) {
    return text(child(node, key));
  }

  static List<Node> items(Node node) {
    return node instanceof SequenceNode list ? list.getValue() : List.of();
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  static int column(Node node) {
    return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
  }

  /** Calls with every key and its value, however deep, outer ones first. */
  static void walk(Node node, BiConsumer<Node, Node> visit) {
    if (node instanceof MappingNode map) {
      for (NodeTuple tuple : map.getValue()) {
        visit.accept(tuple.getKeyNode(), tuple.getValueNode());
        walk(tuple.getValueNode(), visit);
      }
    }
    items(node).forEach(item -> walk(item, visit));
  }

  /** The node at a JSON pointer, or the deepest on the way there. */
  static Node at(Node root, List<String> path) {
    Node node = root;
    for (String step : path) {
      Node next = child(node, step);
      if (next == null && step.matches("\\d+")) {
        List<Node> items = new ArrayList<>(items(node));
        int index = Integer.parseInt(step);
        next = index < items.size() ? items.get(index) : null;
      }
      if (next == null) {
        return node;
      }
      node = next;
    }
    return node;
  }

  /** The first node that contains itself or lies deeper than any route; it can't be walked. */
  static Optional<Node> firstEndless(Node root) {
    return firstEndless(root, 0, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Optional<Node> firstEndless(Node node, int depth, Set<Node> seen) {
    if (node.isRecursive() || depth > MAX_DEPTH) {
      return Optional.of(node);
    }
    if (!seen.add(node)) {
      return Optional.empty();
    }
    List<Node> inner = new ArrayList<>(items(node));
    if (node instanceof MappingNode map) {
      map.getValue()
          .forEach(tuple -> inner.addAll(List.of(tuple.getKeyNode(), tuple.getValueNode())));
    }
    return inner.stream()
        .map(child -> firstEndless(child, depth + 1, seen))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
