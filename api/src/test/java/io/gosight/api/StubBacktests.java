package io.gosight.api;

import io.gosight.api.backtest.BacktestResult;
import io.gosight.api.backtest.Backtests;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.Period;
import java.util.List;
import java.util.Map;

/** Knows one detector, which finds nothing. */
final class StubBacktests implements Backtests {
  static final String DETECTOR = "rage-click";

  @Override
  public BacktestResult run(
      String projectId, String detector, Map<String, String> settings, Period period) {
    if (!detector.equals(DETECTOR)) {
      throw new ApiException(ApiErrorCode.NOT_FOUND, "There is no such detector.");
    }
    return new BacktestResult(
        projectId,
        detector,
        1,
        period.from(),
        period.to(),
        settings,
        0,
        0,
        false,
        0,
        0,
        0,
        List.of(),
        List.of(),
        List.of());
  }
}
