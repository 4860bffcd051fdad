package io.gosight.api.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a detector finds in stored events, beside what was found.
 *
 * @param projectId whose they are
 * @param detector the detector's name
 * @param version the version of its way to detect
 * @param from the period's first instant
 * @param to the instant after its last
 * @param settings the settings that it was tried by
 * @param events how many events were read
 * @param failures how often the detector failed
 * @param acrossSessions whether it remembers across sessions, so that what it would know from
 *     before the period is missing
 * @param foundNow how many insights it finds
 * @param foundThen how many were found
 * @param foundBoth how many of them are the same
 * @param places the hundred places where these differ most
 * @param onlyNow the first hundred that are found only now
 * @param onlyThen the first hundred that were found only then
 */
public record BacktestAnswer(
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
