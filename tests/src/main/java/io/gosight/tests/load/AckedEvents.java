package io.gosight.tests.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * The events of a run that the hub acknowledged, out of an {@link AckLog}. An event is a number:
 * its batch's times {@link EventIds#MAX_EVENTS} plus its position. For one thread.
 */
public final class AckedEvents {
  private final BitSet events = new BitSet();

  private AckedEvents() {}

  /**
   * Reads a log.
   *
   * @throws IOException if the file can't be read
   */
  public static AckedEvents read(Path file) throws IOException {
    AckedEvents acked = new AckedEvents();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      for (long left = Files.size(file) / Long.BYTES; left > 0; left--) {
        acked.add(in.readLong());
      }
    }
    return acked;
  }

  private void add(long entry) {
    int batch = Math.toIntExact(entry >>> EventIds.MAX_EVENTS);
    for (int i = 0; i < EventIds.MAX_EVENTS; i++) {
      if ((entry >>> i & 1) != 0) {
        events.set(batch * EventIds.MAX_EVENTS + i);
      }
    }
  }

  /** The number that stands for an event's id. */
  public static int numberOf(String eventId) {
    return Math.toIntExact(
        EventIds.sequenceOf(eventId) * EventIds.MAX_EVENTS + EventIds.positionOf(eventId));
  }

  /** How many events were acknowledged. */
  public int count() {
    return events.cardinality();
  }

  /** The acknowledged events that are not among {@code stored}. */
  public BitSet missingFrom(BitSet stored) {
    BitSet missing = (BitSet) events.clone();
    missing.andNot(stored);
    return missing;
  }
}
