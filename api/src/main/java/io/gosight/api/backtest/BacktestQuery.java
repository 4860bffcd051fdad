package io.gosight.api.backtest;

import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.PeriodReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a detector over stored events. Safe for use by many threads. */
public final class BacktestQuery {
  private static final Duration MAX_PERIOD = Duration.ofDays(31);
  private static final Pattern SETTING = Pattern.compile("settings\\[([a-z0-9-]{1,64})\\]");

  private final Backtests backtests;
  private final PeriodReader periods;

  /** A query by these backtests; the clock gives the default period. */
  public BacktestQuery(Backtests backtests, Clock clock) {
    this.backtests = backtests;
    this.periods = new PeriodReader(clock, MAX_PERIOD, Set.of("from", "to"));
  }

  /**
   * The backtest of the detector in the path.
   *
   * @throws ApiException if a parameter is wrong, there is no such detector or the store does not
   *     answer
   */
  public BacktestResult execute(AuthorizedRequest request) {
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
        request.projectId(), request.variable("name"), settings, periods.read(others));
  }
}
