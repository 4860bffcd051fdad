package io.gosight.threads;

/** What a thread does from time to time. */
public interface PeriodicTask extends AutoCloseable {
  /** Does nothing. */
  PeriodicTask NONE = () -> {};

  /** Ends the thread, without waiting for a run that is under way. */
  @Override
  void close();
}
