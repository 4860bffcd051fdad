package io.gosight.replay;

import java.time.LocalDate;

/**
 * A chunk in ClickHouse.
 *
 * @param info what is known of it
 * @param frame the frame that holds it, as an unsigned number
 * @param position its position in the frame
 * @param storedBytes its compressed bytes
 * @param day the day on which its session began
 * @param expiresOn the day on which its session expires
 * @param visitorId the visitor
 */
record HotChunk(
    ChunkInfo info,
    long frame,
    long position,
    long storedBytes,
    LocalDate day,
    LocalDate expiresOn,
    String visitorId) {}
