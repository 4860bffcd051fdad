package io.gosight.ingest;

/**
 * A batch whose key is good.
 *
 * @param decoded what came
 * @param key the key's rights
 */
public record AdmittedBatch(DecodedBatch decoded, WriteKey key) {}
