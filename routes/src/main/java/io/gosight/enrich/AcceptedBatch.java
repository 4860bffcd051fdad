package io.gosight.enrich;

import io.gosight.ingest.Submission;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.SendEventsResponse;

/**
 * A batch that is ready to become durable.
 *
 * @param submission how it came
 * @param enriched what goes on
 * @param answer what to tell the sender once it is durable
 */
public record AcceptedBatch(
    Submission submission, EnrichedBatch enriched, SendEventsResponse answer) {}
