package io.gosight.ingest;

/**
 * An event that could not be decoded.
 *
 * @param index its position in the batch as sent
 * @param id its id; empty if that could not be read either
 * @param rejection why it was rejected
 */
public record UnreadableEvent(int index, String id, Rejection rejection) {}
