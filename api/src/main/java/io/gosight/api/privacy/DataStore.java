package io.gosight.api.privacy;

import java.util.List;
import java.util.Map;

/**
 * A store with data of visitors. Erasing twice is harmless. Implementations are safe for use by
 * many threads and throw an {@code ApiException} or {@code DataAccessException} if they are
 * unavailable.
 */
public interface DataStore {
  /**
   * Erases what belongs to a visitor.
   *
   * @param sessions the visitor's sessions, also for stores that know only these
   * @return the number of erased records by kind
   */
  Map<String, Long> eraseVisitor(String projectId, String visitorId, List<String> sessions);

  /**
   * Erases what belongs to a project.
   *
   * @return the number of erased records by kind
   */
  Map<String, Long> eraseProject(String projectId);
}
