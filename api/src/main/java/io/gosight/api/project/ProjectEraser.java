package io.gosight.api.project;

import io.gosight.api.request.AuthorizedRequest;
import java.util.Map;

/** Deletes what stores have of a project. Safe for use by many threads. */
@FunctionalInterface
public interface ProjectEraser {
  /**
   * Erases the data of the request's project; can be repeated if it fails.
   *
   * @return the number of erased records by kind
   */
  Map<String, Long> erase(AuthorizedRequest request);
}
