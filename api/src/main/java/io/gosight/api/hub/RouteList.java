package io.gosight.api.hub;

import java.util.List;

/**
 * The routes that run, and the operator's files that do not.
 *
 * @param consolePort the port of Hawtio; null if it is not served
 * @param routes the routes by group and id
 * @param problems what is wrong with files of the operator
 */
public record RouteList(Integer consolePort, List<RouteStatus> routes, List<Problem> problems) {
  /** Keeps copies. */
  public RouteList {
    routes = List.copyOf(routes);
    problems = List.copyOf(problems);
  }

  /** What is wrong with a file, where, and what to do about it. */
  public record Problem(String file, int line, String message, String fix) {}
}
