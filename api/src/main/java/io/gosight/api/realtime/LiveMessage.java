package io.gosight.api.realtime;

/**
 * A message to the clients of a project.
 *
 * @param projectId the project whose clients get it
 * @param type {@code events}, {@code insights}, {@code alerts} or {@code visitors}
 * @param data a list of what happened, or a {@link VisitorsNow}; written as JSON
 * @param omitted how many more there were, which are sent to no client
 */
public record LiveMessage(String projectId, String type, Object data, int omitted) {}
