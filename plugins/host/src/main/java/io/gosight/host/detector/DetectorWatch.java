package io.gosight.host.detector;

/** Is told how each detector behaves, and decides whether it goes on. Safe for many threads. */
public interface DetectorWatch {
  /** Whether a detector may be called now. */
  boolean mayRun(String detector);

  /**
   * Calls went well.
   *
   * @param calls how many, one after the other; one that took a millisecond or longer is told alone
   * @param nanos how long they took together
   */
  void ran(String detector, int calls, long nanos);

  /** A call failed. */
  void failed(String detector, Throwable failure);

  /** An event came too late for its tab's order, and no detector will see it. */
  void late();
}
