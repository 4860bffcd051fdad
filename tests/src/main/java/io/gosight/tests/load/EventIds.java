package io.gosight.tests.load;

/**
 * Event ids that can be counted: {@code <run>-<batch, 10 hex digits>-<position, 1 hex digit>}, so
 * that the audit needs no list of sent events. Immutable.
 *
 * @param run the run's name, {@link #RUN_LENGTH} of a-z and 0-9; ids of two runs never meet
 */
public record EventIds(String run) {
  /** The length of a run's name. */
  public static final int RUN_LENGTH = 8;

  /** The length of an id of a batch: run, dash, 10 digits. */
  public static final int BATCH_ID_LENGTH = RUN_LENGTH + 11;

  /** The length of an id of an event: the batch's, dash, 1 digit. */
  public static final int EVENT_ID_LENGTH = BATCH_ID_LENGTH + 2;

  /** The most events that a batch can number. */
  public static final int MAX_EVENTS = 16;

  /**
   * @throws IllegalArgumentException if the run's name has another form
   */
  public EventIds {
    if (!run.matches("[a-z0-9]{" + RUN_LENGTH + "}")) {
      throw new IllegalArgumentException(
          "A run's name is " + RUN_LENGTH + " of a-z and 0-9, not '" + run + "'.");
    }
  }

  /** The id of a batch. */
  public String batch(long sequence) {
    return String.format("%s-%010x", run, sequence);
  }

  /** The id of an event, by its position from 0 in its batch. */
  public String event(long sequence, int position) {
    return String.format("%s-%010x-%x", run, sequence, position);
  }

  /** The batch's number out of an event's id of any run. */
  public static long sequenceOf(String eventId) {
    return Long.parseLong(eventId, RUN_LENGTH + 1, BATCH_ID_LENGTH, 16);
  }

  /** The event's position in its batch. */
  public static int positionOf(String eventId) {
    return Integer.parseInt(eventId, BATCH_ID_LENGTH + 1, EVENT_ID_LENGTH, 16);
  }
}
