package io.gosight.api.storage;

import java.time.Instant;
import java.util.List;

/**
 * How much of a project is stored. Bytes are estimates: tables hold all projects.
 *
 * @param rows its events by kind
 * @param oldest null if there is none
 * @param newest null if there is none
 * @param tables its rows by table
 */
public record Storage(
    List<Kind> rows,
    long events,
    long estimatedBytes,
    Instant oldest,
    Instant newest,
    List<Table> tables) {

  /** The events of one kind. */
  public record Kind(
      String name, long events, long estimatedBytes, Instant oldest, Instant newest) {}

  /** The project's part of a table. */
  public record Table(String name, long rows, long estimatedBytes) {}
}
