package io.gosight.enrich;

import io.gosight.ingest.ReceivedEvent;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.SendEventsResponse;
import java.util.List;

/**
 * A batch that is ready to become durable.
 *
 * @param submission how it came
 * @param enriched what goes on, but for the events
 * @param events the events, scrubbed, in the order in which they were sent
 * @param answer what to tell the sender once it is durable
 */
public record AcceptedBatch(
    Submission submission,
    EnrichedBatch enriched,
    List<ReceivedEvent> events,
    SendEventsResponse answer) {}
