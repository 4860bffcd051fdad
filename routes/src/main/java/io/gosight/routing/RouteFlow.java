package io.gosight.routing;

import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One entry of a route file.
 *
 * @param kind for example {@code route} or {@code routeConfiguration}
 * @param id its id; empty if it has none
 * @param firstLine its first line, from 1
 * @param lastLine its last line
 * @param body what stands under its kind
 */
public record RouteFlow(String kind, String id, int firstLine, int lastLine, Node body) {
  /** Whether it runs under its id. */
  public boolean isRoute() {
    return kind.equals("route") || kind.equals("templatedRoute");
  }
}
