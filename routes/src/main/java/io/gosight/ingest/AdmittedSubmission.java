package io.gosight.ingest;

/**
 * A submission with a valid write key, its events not decoded yet.
 *
 * @param submission how it arrived
 * @param key the key's rights
 */
public record AdmittedSubmission(Submission submission, WriteKey key) {}
