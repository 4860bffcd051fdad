package io.gosight.replay;

import java.time.LocalDate;
import java.util.List;

/**
 * A session whose chunks are in an object.
 *
 * @param session the session
 * @param key the object's key
 * @param bytes the object's size
 * @param sha256 its checksum in hexadecimal digits
 * @param encoding how its segments are packed
 * @param visitorId the visitor
 * @param day the day on which the session began
 * @param expiresOn the day on which it expires
 * @param chunks its chunks by tab and sequence
 * @param segments where its segments are
 */
public record ArchivedSession(
    SessionKey session,
    String key,
    long bytes,
    String sha256,
    ColdEncoding encoding,
    String visitorId,
    LocalDate day,
    LocalDate expiresOn,
    List<ArchivedChunk> chunks,
    List<Segment> segments) {
  /** Keeps copies. */
  public ArchivedSession {
    chunks = List.copyOf(chunks);
    segments = List.copyOf(segments);
  }

  /**
   * A chunk in a segment.
   *
   * @param info what is known of it
   * @param segment the position of its part of the object
   */
  public record ArchivedChunk(ChunkInfo info, int segment) {}

  /**
   * A part of the object that can be unpacked by itself.
   *
   * @param offset where it begins
   * @param bytes its packed size
   */
  public record Segment(long offset, long bytes) {}
}
