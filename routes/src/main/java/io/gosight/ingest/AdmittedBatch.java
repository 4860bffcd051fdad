package io.gosight.ingest;

import io.gosight.proto.v1.EventBatch;

/**
 * A batch whose key is good.
 *
 * @param submission how it came
 * @param batch what it says
 * @param key the key's rights
 */
public record AdmittedBatch(Submission submission, EventBatch batch, WriteKey key) {}
