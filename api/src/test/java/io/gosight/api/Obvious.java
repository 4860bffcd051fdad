package io.gosight.api;

import io.gosight.api.Generated.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Figures computed slowly and obviously. */
final class Obvious {
  static final Comparator<Event> IN_ORDER =
      Comparator.comparing(Event::time).thenComparing(Event::id);
  private static final Set<String> INTERACTIONS =
      Set.of("click", "input_change", "form_start", "form_submit", "copy", "custom", "identify");

  private Obvious() {}

  static Predicate<Event> within(Instant from, Instant to) {
    return event -> !event.time().isBefore(from) && event.time().isBefore(to);
  }

  static long visitors(List<Event> events) {
    return events.stream().map(Event::visitor).distinct().count();
  }

  static long visits(List<Event> events) {
    return events.stream().map(Event::session).distinct().count();
  }

  static long views(List<Event> events) {
    return events.stream().filter(event -> event.kind().equals("page_view")).count();
  }

  /** Whole visits by id, events in order. */
  static Map<String, List<Event>> sessions(List<Event> events) {
    return events.stream()
        .sorted(IN_ORDER)
        .collect(Collectors.groupingBy(Event::session, TreeMap::new, Collectors.toList()));
  }

  static Event entry(List<Event> visit) {
    return visit.stream()
        .filter(event -> event.kind().equals("page_view"))
        .findFirst()
        .orElseThrow();
  }

  static Event exit(List<Event> visit) {
    return visit.stream()
        .filter(event -> event.kind().equals("page_view"))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  static long engaged(List<Event> visit) {
    return (long)
        visit.stream()
            .filter(event -> event.kind().equals("page_leave"))
            .collect(
                Collectors.groupingBy(
                    Event::view, Collectors.reducing(0.0, Event::value, Math::max)))
            .values()
            .stream()
            .mapToDouble(Double::doubleValue)
            .sum();
  }

  static boolean bounced(List<Event> visit) {
    long length =
        java.time.Duration.between(visit.get(0).time(), visit.get(visit.size() - 1).time())
            .toMillis();
    long engaged = engaged(visit);
    return views(visit) == 1
        && visit.stream().noneMatch(event -> INTERACTIONS.contains(event.kind()))
        && (engaged > 0 ? engaged : length) < 10_000;
  }

  /** ClickHouse's quantileExact. */
  static double quantile(double level, List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, level * sorted.size()));
  }

  static Map<String, List<Event>> by(List<Event> events, Function<Event, String> dimension) {
    return events.stream().collect(Collectors.groupingBy(dimension));
  }

  static String source(Event entry) {
    String referrer = entry.referrer().replaceFirst("^www\\.", "");
    String host = entry.host().replaceFirst("^www\\.", "");
    if (referrer.equals(host)) {
      return "";
    }
    return switch (referrer) {
      case "google.com" -> "Google";
      case "news.ycombinator.com" -> "Hacker News";
      default -> referrer;
    };
  }

  static String channel(Event entry) {
    return switch (source(entry)) {
      case "" -> entry.referrer().isEmpty() ? "direct" : "";
      case "Google" -> "search";
      case "Hacker News" -> "social";
      default -> "referral";
    };
  }
}
