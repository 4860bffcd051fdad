package io.gosight.api.imports;

import java.util.List;

/** Where imported events are stored. Safe for use by many threads. */
@FunctionalInterface
public interface ImportedEvents {
  /**
   * Stores events of a project; an event that is there already changes nothing.
   *
   * @return how many the store refused
   * @throws io.gosight.api.error.ApiException if it is unavailable
   */
  int store(String projectId, List<ImportedEvent> events);
}
