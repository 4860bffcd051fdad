package io.gosight.api.backtest;

import io.gosight.api.error.ApiException;
import io.gosight.api.request.Period;
import java.util.Map;

/** Runs detectors over stored events. Safe for use by many threads. */
public interface Backtests {
  /**
   * Runs one.
   *
   * @param projectId the one project whose events are read
   * @param detector the detector's name
   * @param settings settings that differ from the hub's, by configuration key
   * @param period the period
   * @throws ApiException if there is no such detector, a setting is wrong, the period holds too
   *     much or the store does not answer
   */
  BacktestResult run(
      String projectId, String detector, Map<String, String> settings, Period period);
}
