package io.gosight.connections;

/**
 * What of a transfer had come at a moment.
 *
 * @param transfer whose it is
 * @param sinceNanos when its first byte came, or when it was answered before its end
 * @param bytes how much has come
 * @param answered whether it was answered before its end
 * @param known whether its sender has proven who it is
 */
record UnfinishedBody(
    Transfer transfer, long sinceNanos, long bytes, boolean answered, boolean known) {}
