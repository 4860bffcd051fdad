package io.gosight.api.backtest;

import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.PeriodReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers what a detector would find. Safe for use by many threads. */
public final class BacktestQuestion {
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Pattern SETTING = Pattern.compile("settings\\[([a-z0-9-]{1,64})\\]");

  private final Backtests backtests;
  private final PeriodReader periods;

  /** Answers by these, at this time. */
  public BacktestQuestion(Backtests backtests, Clock clock) {
    this.backtests = backtests;
    this.periods = new PeriodReader(clock, LONGEST, Set.of("from", "to"));
  }

  /**
   * The backtest of the detector in the path.
   *
   * @throws ApiException if a parameter is wrong, there is no such detector or the store does not
   *     answer
   */
  public BacktestAnswer answer(AuthorizedRequest request) {
    if (request.path().size() != 3) {
      throw new ApiException(ErrorCode.NOT_FOUND, "There is no such project or detector.");
    }
    Map<String, String> settings = new TreeMap<>();
    Map<String, String> others = new TreeMap<>();
    request
        .parameters()
        .forEach(
            (name, value) -> {
              Matcher setting = SETTING.matcher(name);
              if (setting.matches()) {
                settings.put(setting.group(1), value);
              } else {
                others.put(name, value);
              }
            });
    return backtests.run(
        request.principal().projectId(), request.path().get(1), settings, periods.read(others));
  }
}
