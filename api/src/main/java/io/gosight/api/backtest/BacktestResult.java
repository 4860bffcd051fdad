package io.gosight.api.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The insights that a detector finds in stored events, compared with the stored insights.
 *
 * @param projectId the project
 * @param detector the detector's name
 * @param version the version of its detection
 * @param from the period's first instant
 * @param to the instant after its last
 * @param settings the settings of the run
 * @param events how many events were read
 * @param failures how often the detector failed
 * @param acrossSessions whether its state spans sessions, so that the state from before the period
 *     is missing
 * @param foundNow how many insights it finds
 * @param foundThen how many were found
 * @param foundBoth how many of them are the same
 * @param places the hundred places where these differ most
 * @param onlyNow the first hundred that are found only now
 * @param onlyThen the first hundred that were found only then
 */
public record BacktestResult(
    String projectId,
    String detector,
    int version,
    Instant from,
    Instant to,
    Map<String, String> settings,
    long events,
    int failures,
    boolean acrossSessions,
    int foundNow,
    int foundThen,
    int foundBoth,
    List<Place> places,
    List<Item> onlyNow,
    List<Item> onlyThen) {

  /** How many at one page and selector. */
  public record Place(String page, String selector, int foundNow, int foundThen) {}

  /** One insight. */
  public record Item(
      String id,
      String sessionId,
      String tabId,
      Instant time,
      String page,
      String selector,
      String summary) {}
}
