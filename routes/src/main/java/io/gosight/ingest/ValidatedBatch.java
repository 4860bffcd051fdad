package io.gosight.ingest;

import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.SendEventsResponse;
import java.util.List;

/**
 * A batch of which every event was validated.
 *
 * @param submission how it came
 * @param projectId the project that the key belongs to
 * @param ownHosts the project's own hosts, in lower case, as far as known
 * @param context what holds for all events
 * @param events the accepted events, in the order in which they were sent
 * @param answer the answer to the sender once they are durable
 */
public record ValidatedBatch(
    Submission submission,
    String projectId,
    List<String> ownHosts,
    Encoded<BatchContext> context,
    List<Encoded<Event>> events,
    SendEventsResponse answer) {}
