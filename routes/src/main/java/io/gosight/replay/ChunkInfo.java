package io.gosight.replay;

/**
 * What is known of a stored chunk without its payload.
 *
 * @param tab the tab's id
 * @param sequence its number in the tab's recording
 * @param startMs the first recorded moment by the sender's clock, in ms since 1970
 * @param endMs the last one
 * @param clockOffsetMs what to add to get the hub's clock
 * @param events how many rrweb events it has
 * @param fullSnapshot whether it holds a full snapshot
 * @param rawBytes unpacked bytes
 */
public record ChunkInfo(
    String tab,
    long sequence,
    long startMs,
    long endMs,
    long clockOffsetMs,
    long events,
    boolean fullSnapshot,
    long rawBytes) {}
