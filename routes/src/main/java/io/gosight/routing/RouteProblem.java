package io.gosight.routing;

import java.nio.file.Path;

/**
 * What is wrong with a route file.
 *
 * @param file the file
 * @param line the line, from 1
 * @param column the column, from 1
 * @param message what is wrong
 * @param fix what to do about it
 */
public record RouteProblem(Path file, int line, int column, String message, String fix) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message + " " + fix;
  }
}
