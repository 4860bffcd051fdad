package io.gosight.fanout;

/**
 * The names of the topics to which batches go.
 *
 * @param events all events but replay chunks
 * @param replay replay chunks
 * @param errors JavaScript and resource errors, once more
 */
public record Topics(String events, String replay, String errors) {}
