package io.gosight.ingest;

import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import java.util.List;

/**
 * A batch that could be read.
 *
 * @param submission how it came
 * @param batchId the sender's name for it; may be empty
 * @param key the write key that stands in it; null if there is none
 * @param context what holds for all events
 * @param events its events, in the order in which they were sent
 */
public record DecodedBatch(
    Submission submission,
    String batchId,
    String key,
    Encoded<BatchContext> context,
    List<Encoded<Event>> events) {}
