package io.gosight.app;

import io.gosight.api.backtest.BacktestResult;
import io.gosight.api.backtest.Backtests;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.query.EventReader;
import io.gosight.api.request.Period;
import io.gosight.backtest.Archive;
import io.gosight.backtest.Backtest;
import io.gosight.backtest.BacktestException;
import io.gosight.backtest.BacktestReport;
import io.gosight.backtest.Comparison;
import io.gosight.backtest.FoundInsight;
import io.gosight.backtest.TriedDetector;
import io.gosight.host.Plugins;
import io.gosight.host.detector.EventTimeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Answers the API's backtests, one at a time. Safe for use by many threads. */
final class ApiBacktests implements Backtests {
  private static final int MOST_LISTED = 100;

  private final Plugins plugins;
  private final EventReader reader;
  private final Map<String, String> properties;
  private final EventTimeSettings eventTime;
  private final long mostEvents;
  private final Semaphore turn = new Semaphore(1);

  ApiBacktests(
      Plugins plugins,
      EventReader reader,
      Map<String, String> properties,
      EventTimeSettings eventTime,
      long mostEvents) {
    this.plugins = plugins;
    this.reader = reader;
    this.properties = properties;
    this.eventTime = eventTime;
    this.mostEvents = mostEvents;
  }

  @Override
  public BacktestResult run(
      String projectId, String detector, Map<String, String> set, Period period) {
    if (!turn.tryAcquire()) {
      throw new ApiException(
          ApiErrorCode.STORAGE_UNAVAILABLE, "Another backtest is under way; try again soon.");
    }
    try {
      return answer(
          projectId,
          new Backtest(new Archive(reader, projectId), eventTime, mostEvents)
              .run(
                  TriedDetector.make(plugins, properties, detector, set),
                  period.from(),
                  period.to(),
                  Duration.ZERO,
                  (read, all) -> {}));
    } catch (BacktestException e) {
      throw new ApiException(code(e), e.getMessage(), e);
    } finally {
      turn.release();
    }
  }

  private static ApiErrorCode code(BacktestException problem) {
    return switch (problem.reason()) {
      case STORAGE_UNAVAILABLE -> ApiErrorCode.STORAGE_UNAVAILABLE;
      case NO_SUCH_DETECTOR -> ApiErrorCode.NOT_FOUND;
      case TOO_MANY_EVENTS, DETECTOR_FAILS, BAD_SETTING -> ApiErrorCode.BAD_PARAMETER;
    };
  }

  private static BacktestResult answer(String projectId, BacktestReport report) {
    Comparison comparison = report.comparison();
    return new BacktestResult(
        projectId,
        report.detector().name(),
        report.detector().version(),
        report.from(),
        report.to(),
        report.detector().thresholds(),
        report.events(),
        report.failures(),
        report.acrossSessions(),
        comparison.now(),
        comparison.then(),
        comparison.both(),
        comparison.places().stream()
            .limit(MOST_LISTED)
            .map(
                place ->
                    new BacktestResult.Place(
                        place.page(), place.selector(), place.now(), place.then()))
            .toList(),
        listed(comparison.onlyNow()),
        listed(comparison.onlyThen()));
  }

  private static List<BacktestResult.Item> listed(List<FoundInsight> insights) {
    return insights.stream()
        .limit(MOST_LISTED)
        .map(
            insight ->
                new BacktestResult.Item(
                    insight.id(),
                    insight.sessionId(),
                    insight.tabId(),
                    Instant.ofEpochMilli(insight.timeMs()),
                    insight.page(),
                    insight.selector(),
                    insight.summary()))
        .toList();
  }
}
