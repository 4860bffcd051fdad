package io.gosight.api.realtime;

/**
 * What the clients of a project are told.
 *
 * @param projectId the project whose clients get it
 * @param type {@code events}, {@code insights}, {@code alerts} or {@code visitors}
 * @param data a list of what happened, or a {@link VisitorsNow}; written as JSON
 * @param omitted how many more there were, which no client is told
 */
public record LiveMessage(String projectId, String type, Object data, int omitted) {}
