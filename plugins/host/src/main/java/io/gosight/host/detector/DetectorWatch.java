package io.gosight.host.detector;

/** Is told how each detector behaves, and decides whether it goes on. Safe for many threads. */
public interface DetectorWatch {
  /** Whether a detector may be called now. */
  boolean mayRun(String detector);

  /** A call went well. */
  void ran(String detector, long nanos);

  /** A call failed. */
  void failed(String detector, Throwable failure);

  /** An event came too late for its tab's order, and no detector will see it. */
  void late();
}
