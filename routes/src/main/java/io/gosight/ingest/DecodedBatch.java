package io.gosight.ingest;

import io.gosight.proto.v1.EventBatch;

/**
 * A batch that could be read.
 *
 * @param submission how it came
 * @param batch what it says
 */
public record DecodedBatch(Submission submission, EventBatch batch) {}
