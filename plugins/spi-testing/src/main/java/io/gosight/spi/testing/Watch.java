package io.gosight.spi.testing;

import io.gosight.host.detector.DetectorWatch;
import io.gosight.spi.detector.DetectorContext;

/** Makes a detector's failure the test's failure. */
final class Watch implements DetectorWatch, DetectorContext {
  @Override
  public boolean mayRun(String detector) {
    return true;
  }

  @Override
  public void ran(String detector, int calls, long nanos) {}

  @Override
  public void failed(String detector, Throwable failure) {
    throw new AssertionError("Detector " + detector + " failed.", failure);
  }

  @Override
  public void late() {}

  @Override
  public void count(String what) {}
}
