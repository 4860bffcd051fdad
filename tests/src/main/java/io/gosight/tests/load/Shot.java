package io.gosight.tests.load;

/**
 * One batch to send. Immutable.
 *
 * @param sequence the batch's number in the run
 * @param firstSentMs when it was first sent, in ms since 1970
 * @param dueNanos when it was due by the plan, on {@link System#nanoTime}'s scale: latency counts
 *     from here, so that a stalled server cannot hide the requests it delayed
 */
public record Shot(long sequence, long firstSentMs, long dueNanos) {}
