package io.gosight.ingest;

import io.gosight.proto.v1.EncodedBatch;
import java.util.List;

/**
 * A batch that could be read.
 *
 * @param submission how it came
 * @param batch what it says, its events still encoded
 * @param events its events, in the order in which they were sent
 */
public record DecodedBatch(Submission submission, EncodedBatch batch, List<ReceivedEvent> events) {}
