package io.gosight.host.detector;

/**
 * Receives the outcome of each detector call and decides whether a detector may run. Thread-safe.
 */
public interface DetectorWatch {
  /** Whether a detector may be called now. */
  boolean mayRun(String detector);

  /**
   * Calls returned normally.
   *
   * @param calls number of consecutive calls; a call of a millisecond or longer is reported by
   *     itself
   * @param nanos how long they took together
   */
  void ran(String detector, int calls, long nanos);

  /** A call failed. */
  void failed(String detector, Throwable failure);

  /** An event arrived after its tab's watermark had passed its time, and was dropped. */
  void late();

  /** A call was interrupted because it did not return in time, and has returned then. */
  default void overdue(String detector, String reason) {
    failed(detector, new IllegalStateException(reason));
  }

  /** A call did not return, and its thread was abandoned: the detector must not run again soon. */
  default void abandoned(String detector, String reason) {
    failed(detector, new IllegalStateException(reason));
  }

  /** The saved state of so many tabs was unreadable or of another format, and is dropped. */
  default void dropped(int tabs) {}

  /** A tab had more events waiting than fit; one was dropped, and its detection is incomplete. */
  default void overflowed() {}
}
