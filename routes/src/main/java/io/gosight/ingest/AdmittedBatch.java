package io.gosight.ingest;

/**
 * A decoded batch with a valid write key.
 *
 * @param decoded the batch
 * @param key the key's rights
 */
public record AdmittedBatch(DecodedBatch decoded, WriteKey key) {}
