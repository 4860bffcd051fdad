package io.gosight.backtest;

import io.gosight.host.detector.DetectorWatch;

/** Ends a backtest whose detector keeps failing. For one thread. */
final class Failures implements DetectorWatch {
  private static final int MOST = 100;

  private int count;
  private String first = "";

  int count() {
    return count;
  }

  @Override
  public boolean mayRun(String detector) {
    return true;
  }

  @Override
  public void ran(String detector, int calls, long nanos) {}

  @Override
  public void failed(String detector, Throwable failure) {
    if (count++ == 0) {
      first = failure.toString();
    }
    if (count == MOST) {
      throw new BacktestException(
          BacktestException.Reason.DETECTOR_FAILS,
          "Detector '%s' failed %d times; the first time: %s".formatted(detector, MOST, first),
          failure);
    }
  }

  @Override
  public void late() {}
}
