package io.gosight.spi.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An alert as short lines of plain text, the same in every channel; the channel escapes them for
 * its markup.
 *
 * @param title what it is about
 * @param summary what happened
 * @param lines more about it, in the order in which it is shown
 * @param items the summaries of a digest's alerts, the first of them
 */
public record AlertFacts(
    String title, String summary, Map<String, String> lines, List<String> items) {
  private static final int TITLE = 120;
  private static final int SUMMARY = 400;
  private static final int VALUE = 200;
  private static final int ITEMS = 10;

  /** The lines of an alert. */
  public static AlertFacts of(Alert alert) {
    Map<String, String> lines = new LinkedHashMap<>();
    put(lines, "Page", alert.page());
    put(lines, "Element", alert.selector());
    if (alert.count() > 1 && alert.windowMs() > 0) {
      lines.put("Times", alert.count() + " in " + duration(alert.windowMs()));
    }
    put(lines, "When", Instant.ofEpochMilli(alert.timeMs()).truncatedTo(ChronoUnit.SECONDS));
    if (!alert.sessionId().isEmpty()) {
      put(lines, "Session", alert.sessionId() + " at " + duration(alert.replayOffsetMs()));
    }
    put(lines, "Rule", alert.rule());
    put(lines, "Project", alert.projectId());
    List<String> items =
        alert.items().stream()
            .limit(ITEMS)
            .map(item -> PlainText.line(item.title(), VALUE))
            .toList();
    return new AlertFacts(
        "["
            + alert.severity().name().toLowerCase(Locale.ROOT)
            + "] "
            + PlainText.line(alert.title(), TITLE),
        PlainText.line(alert.summary(), SUMMARY),
        lines,
        items);
  }

  private static void put(Map<String, String> lines, String name, Object value) {
    String text = PlainText.line(value.toString(), VALUE);
    if (!text.isEmpty()) {
      lines.put(name, text);
    }
  }

  private static String duration(long ms) {
    return Duration.ofSeconds(Math.max(0, ms / 1000))
        .toString()
        .substring(2)
        .toLowerCase(Locale.ROOT);
  }
}
