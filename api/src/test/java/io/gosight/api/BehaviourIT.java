package io.gosight.api;

import static io.gosight.api.Obvious.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.Generated.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Funnels, retention and journeys are those of a slow, obvious computation over generated events.
 */
class BehaviourIT extends GeneratedProject {
  BehaviourIT() {
    super("figures-of-behaviour");
  }

  @ParameterizedTest
  @CsvSource({"visitors, 86400", "visits, 86400", "visitors, 7200"})
  void funnelsFollowStepsInOrderWithinTheWindow(String count, int window) throws Exception {
    JsonNode funnel =
        post(
            "funnel",
            """
            {"from":"%s","to":"%s","window_s":%d,"count":"%s","breakdown":"countries","interval":"day",
             "steps":[{"page":"/"},{"page":"/shop*"},{"event":"signup"}]}
            """
                .formatted(FROM, TO, window, count));
    List<Predicate<Event>> steps =
        List.of(
            e -> e.kind().equals("page_view") && e.path().equals("/"),
            e -> e.kind().equals("page_view") && e.path().startsWith("/shop"),
            e -> e.kind().equals("custom") && e.name().equals("signup"));
    long[] expected = new long[3];
    Obvious.by(period(), count.equals("visitors") ? Event::visitor : Event::session)
        .values()
        .forEach(
            events -> {
              int level = level(events, steps, Duration.ofSeconds(window));
              for (int i = 0; i < level; i++) {
                expected[i]++;
              }
            });
    assertThat(expected[2]).isPositive();
    for (int i = 0; i < 3; i++) {
      assertThat(funnel.at("/steps/" + i + "/count").asLong()).isEqualTo(expected[i]);
      long ofRows = 0;
      for (JsonNode row : funnel.get("rows")) {
        ofRows += row.get("counts").get(i).asLong();
      }
      long ofPoints = 0;
      for (JsonNode point : funnel.get("points")) {
        ofPoints += point.get("counts").get(i).asLong();
      }
      assertThat(ofRows).isEqualTo(expected[i]);
      assertThat(ofPoints).isEqualTo(expected[i]);
    }
  }

  /** The most steps that can be reached from any first step. */
  private static int level(List<Event> events, List<Predicate<Event>> steps, Duration window) {
    List<Event> sorted = events.stream().sorted(Obvious.IN_ORDER).toList();
    int best = 0;
    for (Event first : sorted) {
      if (steps.get(0).test(first)) {
        int level = 1;
        Instant last = first.time();
        for (Event event : sorted) {
          if (level < steps.size()
              && event.time().isAfter(last)
              && !event.time().isAfter(first.time().plus(window))
              && steps.get(level).test(event)) {
            level++;
            last = event.time();
          }
        }
        best = Math.max(best, level);
      }
    }
    return best;
  }

  @Test
  void retentionCountsWhoCameBack() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    JsonNode rows = ask("retention?interval=day&time_zone=Europe/Berlin&" + PERIOD).get("rows");
    Map<Instant, Map<Instant, Set<String>>> expected = new HashMap<>();
    Obvious.by(period(), Event::visitor)
        .forEach(
            (visitor, events) -> {
              Set<Instant> days =
                  events.stream()
                      .map(e -> bucket(e.time(), zone, "day"))
                      .collect(Collectors.toSet());
              Instant first = days.stream().min(Comparator.naturalOrder()).orElseThrow();
              days.forEach(
                  day ->
                      expected
                          .computeIfAbsent(first, d -> new HashMap<>())
                          .computeIfAbsent(day, d -> new HashSet<>())
                          .add(visitor));
            });
    for (int i = 0; i < rows.size(); i++) {
      Map<Instant, Set<String>> cohort =
          expected.getOrDefault(Instant.parse(rows.get(i).get("start").asText()), Map.of());
      Instant own = Instant.parse(rows.get(i).get("start").asText());
      assertThat(rows.get(i).get("visitors").asInt())
          .isEqualTo(cohort.getOrDefault(own, Set.of()).size());
      for (int k = 0; k < rows.get(i).get("returned").size(); k++) {
        Instant later = Instant.parse(rows.get(i + k + 1).get("start").asText());
        assertThat(rows.get(i).get("returned").get(k).asInt())
            .isEqualTo(cohort.getOrDefault(later, Set.of()).size());
      }
    }
  }

  @Test
  void journeysAreSequencesOfPages() throws Exception {
    Map<List<String>, Long> expected = new HashMap<>();
    Obvious.sessions(generated.people(within(FROM, TO).and(e -> e.kind().equals("page_view"))))
        .values()
        .forEach(
            views -> {
              List<String> pages = new ArrayList<>();
              for (Event view : views) {
                if (pages.isEmpty() || !pages.get(pages.size() - 1).equals(view.path())) {
                  pages.add(view.path());
                }
              }
              expected.merge(
                  List.copyOf(pages.subList(0, Math.min(3, pages.size()))), 1L, Long::sum);
            });
    JsonNode journeys = ask("journeys?steps=3&limit=500&" + PERIOD);
    assertThat(journeys.get("rows")).hasSize(expected.size());
    for (JsonNode row : journeys.get("rows")) {
      List<String> pages = new ArrayList<>();
      row.get("pages").forEach(page -> pages.add(page.asText()));
      assertThat(row.get("visits").asLong()).isEqualTo(expected.get(pages));
    }
    long starts = 0;
    for (JsonNode link : journeys.get("links")) {
      starts += link.get("step").asInt() == 1 ? link.get("visits").asLong() : 0;
    }
    assertThat(starts).isEqualTo(journeys.get("visits").asLong());
  }
}
