package io.gosight.host.detector;

import java.util.Objects;

/**
 * One browser tab of one session: what happens there has one order.
 *
 * @param projectId the project
 * @param sessionId the session
 * @param tabId the tab; may be empty
 */
public record StreamId(String projectId, String sessionId, String tabId) {
  public StreamId {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(sessionId, "sessionId");
    Objects.requireNonNull(tabId, "tabId");
  }
}
