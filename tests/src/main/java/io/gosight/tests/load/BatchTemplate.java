package io.gosight.tests.load;

import com.google.protobuf.CodedOutputStream;
import io.gosight.proto.v1.EventBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An encoded batch whose ids and times are written in place: sending a million different batches
 * costs one copy and a few bytes each. Immutable, safe for use by many threads.
 */
public final class BatchTemplate {
  /** The length of a session's id. */
  public static final int SESSION_LENGTH = EventIds.RUN_LENGTH + 14;

  private static final int TIME_LENGTH = 6;
  private static final int TIME_MS_TAG = 0x10;
  private static final int SENT_AT_TAG = 0x38;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Visitor visitor;
  private final byte[] encoded;
  private final int[] batchDigits;
  private final int[] times;
  private final int[] timesBeforeSending;
  private final int sentAt;
  private final int session;

  private BatchTemplate(
      Visitor visitor,
      byte[] encoded,
      int[] batchDigits,
      int[] times,
      int[] timesBeforeSending,
      int sentAt,
      int session) {
    this.visitor = visitor;
    this.encoded = encoded;
    this.batchDigits = batchDigits;
    this.times = times;
    this.timesBeforeSending = timesBeforeSending;
    this.sentAt = sentAt;
    this.session = session;
  }

  /**
   * Finds the offsets of ids and times in an encoded batch.
   *
   * @param sent a batch whose ids are those of {@code ids} for batch 0 and whose times are all set
   * @throws IllegalArgumentException if an id or time is not where it must be
   */
  static BatchTemplate of(EventIds ids, RealisticBatches.Sent sent) {
    EventBatch batch = sent.batch();
    byte[] encoded = batch.toByteArray();
    long sentAtMs = batch.getContext().getSentAtMs();
    int idDigits = EventIds.RUN_LENGTH + 1;
    List<Integer> digits = new ArrayList<>();
    digits.add(find(encoded, ascii(ids.batch(0)), 0) + idDigits);
    int[] times = new int[batch.getEventsCount()];
    int[] before = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      int id = find(encoded, ascii(ids.event(0, i)), 0);
      digits.add(id + idDigits);
      times[i] = id + EventIds.EVENT_ID_LENGTH + 1;
      long timeMs = batch.getEvents(i).getTimeMs();
      if (encoded[times[i] - 1] != TIME_MS_TAG || varint(timeMs).length != TIME_LENGTH) {
        throw new IllegalArgumentException("Event " + i + " has no time behind its id.");
      }
      before[i] = Math.toIntExact(sentAtMs - timeMs);
    }
    byte[] sentAtField = new byte[TIME_LENGTH + 1];
    sentAtField[0] = SENT_AT_TAG;
    System.arraycopy(varint(sentAtMs), 0, sentAtField, 1, TIME_LENGTH);
    return new BatchTemplate(
        sent.visitor(),
        encoded,
        digits.stream().mapToInt(Integer::intValue).toArray(),
        times,
        before,
        find(encoded, sentAtField, 0) + 1,
        find(encoded, ascii(batch.getContext().getSessionId()), 0));
  }

  /** The visitor who sends the batch. */
  public Visitor visitor() {
    return visitor;
  }

  /** The encoding's length in bytes, the same for every stamp. */
  public int length() {
    return encoded.length;
  }

  /**
   * Writes the batch with its own ids and times.
   *
   * @param sequence the batch's number in the run
   * @param sessionId the session, {@link #SESSION_LENGTH} characters
   * @param firstSentMs when the batch was first sent; events keep their times at later attempts
   * @param nowMs the sender's clock
   * @param target where to write
   * @param at the position in {@code target}
   */
  public void stamp(
      long sequence, String sessionId, long firstSentMs, long nowMs, byte[] target, int at) {
    System.arraycopy(encoded, 0, target, at, encoded.length);
    for (int place : batchDigits) {
      long rest = sequence;
      for (int i = 9; i >= 0; i--) {
        target[at + place + i] = HEX[(int) (rest & 15)];
        rest >>>= 4;
      }
    }
    for (int i = 0; i < times.length; i++) {
      putTime(firstSentMs - timesBeforeSending[i], target, at + times[i]);
    }
    putTime(nowMs, target, at + sentAt);
    for (int i = 0; i < SESSION_LENGTH; i++) {
      target[at + session + i] = (byte) sessionId.charAt(i);
    }
  }

  private static void putTime(long ms, byte[] target, int at) {
    long rest = ms;
    for (int i = 0; i < TIME_LENGTH - 1; i++) {
      target[at + i] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    target[at + TIME_LENGTH - 1] = (byte) rest;
  }

  private static byte[] varint(long value) {
    byte[] bytes = new byte[CodedOutputStream.computeUInt64SizeNoTag(value)];
    try {
      CodedOutputStream.newInstance(bytes).writeUInt64NoTag(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int find(byte[] in, byte[] what, int from) {
    for (int at = from; at <= in.length - what.length; at++) {
      if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    throw new IllegalArgumentException("The encoded batch lacks an id or a time.");
  }
}
