package io.gosight.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is found now beside what was found then.
 *
 * @param now how many are found now
 * @param then how many were found then
 * @param both how many of them are the same
 * @param places how many at which page and selector, those that differ most first
 * @param onlyNow those that are found only now, oldest first
 * @param onlyThen those that were found only then, oldest first
 */
public record Comparison(
    int now,
    int then,
    int both,
    List<Place> places,
    List<FoundInsight> onlyNow,
    List<FoundInsight> onlyThen) {
  public Comparison {
    places = List.copyOf(places);
    onlyNow = List.copyOf(onlyNow);
    onlyThen = List.copyOf(onlyThen);
  }

  /**
   * How many at one page and selector.
   *
   * @param page the page; empty for what is found across sessions
   * @param selector the element or other thing; may be empty
   * @param now how many are found now
   * @param then how many were found then
   */
  public record Place(String page, String selector, int now, int then) {
    private Place plus(int moreNow, int moreThen) {
      return new Place(page, selector, now + moreNow, then + moreThen);
    }
  }

  /** Compares: the same id, or the same moment at the same place of the same tab, is the same. */
  static Comparison of(List<FoundInsight> now, List<FoundInsight> then) {
    List<FoundInsight> onlyNow = without(now, then);
    List<FoundInsight> onlyThen = without(then, now);
    Map<List<String>, Place> places = new LinkedHashMap<>();
    now.forEach(insight -> count(places, insight, 1, 0));
    then.forEach(insight -> count(places, insight, 0, 1));
    List<Place> ordered = new ArrayList<>(places.values());
    ordered.sort(
        Comparator.<Place>comparingInt(place -> -Math.abs(place.now - place.then))
            .thenComparingInt(place -> -Math.max(place.now, place.then))
            .thenComparing(Place::page)
            .thenComparing(Place::selector));
    return new Comparison(
        now.size(), then.size(), now.size() - onlyNow.size(), ordered, onlyNow, onlyThen);
  }

  private static void count(
      Map<List<String>, Place> places, FoundInsight insight, int now, int then) {
    places.merge(
        List.of(insight.page(), insight.selector()),
        new Place(insight.page(), insight.selector(), now, then),
        (before, more) -> before.plus(now, then));
  }

  private static List<FoundInsight> without(List<FoundInsight> all, List<FoundInsight> others) {
    Set<String> ids = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (FoundInsight other : others) {
      ids.add(other.id());
      places.add(other.place());
    }
    return all.stream()
        .filter(insight -> !ids.contains(insight.id()) && !places.contains(insight.place()))
        .sorted(Comparator.comparingLong(FoundInsight::timeMs).thenComparing(FoundInsight::id))
        .toList();
  }
}
