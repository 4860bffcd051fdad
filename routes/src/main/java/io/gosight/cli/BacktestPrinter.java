package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.backtest.BacktestReport;
import io.gosight.backtest.Comparison;
import io.gosight.backtest.FoundInsight;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Shows a backtest to people. */
final class BacktestPrinter {
  private final int most;

  /** Lists at most so many of each kind. */
  BacktestPrinter(int most) {
    this.most = most;
  }

  void print(BacktestReport report, String project, double seconds) {
    Comparison comparison = report.comparison();
    Console.say(
        "%s (detection version %d) on project %s, %s to %s: %,d events read in %.1f s",
        report.detector().name(),
        report.detector().version(),
        project,
        report.from(),
        report.to(),
        report.events(),
        seconds);
    StringBuilder settings = new StringBuilder();
    new TreeMap<>(report.detector().thresholds())
        .forEach((key, value) -> settings.append("  ").append(key).append('=').append(value));
    Console.say("settings:%s", settings.isEmpty() ? "  none" : settings);
    Console.say(
        "%nfound now %d, found then %d, both %d",
        comparison.now(), comparison.then(), comparison.both());
    places(comparison.places());
    list("only now", comparison.onlyNow());
    list("only then", comparison.onlyThen());
    if (report.failures() > 0) {
      Console.say(
          "%nThe detector failed %d times; such events are missing here.", report.failures());
    }
    if (report.acrossSessions()) {
      Console.say(
          "%nThis detector remembers across sessions. What it knew from before is read by"
              + " --lead-in, such as --lead-in 30d.");
    }
    Console.say("%nNothing was written.");
  }

  private void places(List<Comparison.Place> places) {
    if (places.isEmpty()) {
      return;
    }
    Console.say("%n%6s %6s  where", "now", "then");
    places.stream()
        .limit(most)
        .forEach(
            place ->
                Console.say(
                    "%6d %6d  %s %s", place.now(), place.then(), place.page(), place.selector()));
    rest(places.size());
  }

  private void list(String title, List<FoundInsight> insights) {
    if (insights.isEmpty()) {
      return;
    }
    Console.say("%n%s:", title);
    insights.stream()
        .limit(most)
        .forEach(
            insight ->
                Console.say(
                    "  %s  session %s  %s  %s",
                    Instant.ofEpochMilli(insight.timeMs()),
                    insight.sessionId(),
                    insight.page(),
                    insight.summary()));
    rest(insights.size());
  }

  private void rest(int count) {
    if (count > most) {
      Console.say("  and %d more (--list N)", count - most);
    }
  }
}
