package io.gosight.enrich;

import io.gosight.ingest.Encoded;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.SendEventsResponse;
import java.util.List;

/**
 * A batch that is ready to become durable.
 *
 * @param submission how it came
 * @param enriched what the hub adds: all that goes on but for the context and the events
 * @param context what holds for all events, scrubbed
 * @param events the events, scrubbed, in the order in which they were sent
 * @param answer what to tell the sender once it is durable
 */
public record AcceptedBatch(
    Submission submission,
    EnrichedBatch enriched,
    Encoded<BatchContext> context,
    List<Encoded<Event>> events,
    SendEventsResponse answer) {}
