package io.gosight.api;

import static io.gosight.api.Obvious.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.Generated.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Breakdowns of events and of visits are those of a slow, obvious computation over generated
 * events.
 */
class BreakdownsIT extends GeneratedProject {
  BreakdownsIT() {
    super("figures-of-breakdowns");
  }

  @Test
  void breakdownsOfEventsCountEvents() throws Exception {
    for (Map.Entry<String, Function<Event, String>> dimension :
        Map.<String, Function<Event, String>>of(
                "countries", Event::country, "browsers", Event::browser)
            .entrySet()) {
      Map<String, List<Event>> expected = Obvious.by(period(), dimension.getValue());
      JsonNode breakdown = ask("breakdowns/" + dimension.getKey() + "?" + PERIOD);
      assertThat(breakdown.get("total").asInt()).isEqualTo(expected.size());
      for (JsonNode row : breakdown.get("rows")) {
        List<Event> events = expected.get(row.get("name").isNull() ? "" : row.get("name").asText());
        assertThat(row.get("visitors").asLong()).isEqualTo(Obvious.visitors(events));
        assertThat(row.get("views").asLong()).isEqualTo(Obvious.views(events));
      }
    }
  }

  @Test
  void pagesAreGroupedByHostAndComeInPages() throws Exception {
    Map<String, List<Event>> expected =
        Obvious.by(
            generated.people(within(FROM, TO).and(e -> e.kind().equals("page_view"))),
            e -> e.host() + " " + e.path());
    String cursor = "";
    List<String> seen = new ArrayList<>();
    while (cursor != null) {
      JsonNode page = ask("breakdowns/pages?limit=3&sort=views&" + PERIOD + cursor);
      for (JsonNode row : page.get("rows")) {
        String name = row.get("parent").asText() + " " + row.get("name").asText();
        seen.add(name);
        assertThat(row.get("views").asInt()).isEqualTo(expected.get(name).size());
        assertThat(row.get("visitors").asLong()).isEqualTo(Obvious.visitors(expected.get(name)));
        Map<String, Double> engaged =
            period().stream()
                .filter(
                    e -> e.kind().equals("page_leave") && name.equals(e.host() + " " + e.path()))
                .collect(Collectors.toMap(Event::view, Event::value, Math::max));
        assertThat(row.get("engaged_ms").asDouble())
            .isEqualTo(Obvious.quantile(0.5, List.copyOf(engaged.values())));
      }
      cursor =
          page.get("next_cursor").isNull() ? null : "&cursor=" + page.get("next_cursor").asText();
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected.keySet());
  }

  @Test
  void breakdownsOfVisitsCountWholeVisits() throws Exception {
    Map<String, Function<List<Event>, String>> dimensions =
        Map.of(
            "entry-pages", visit -> Obvious.entry(visit).path(),
            "exit-pages", visit -> Obvious.exit(visit).path(),
            "sources", visit -> Obvious.source(Obvious.entry(visit)));
    Map<String, List<Event>> visits = visits(period());
    for (String dimension : dimensions.keySet()) {
      Map<String, List<List<Event>>> expected =
          visits.values().stream().collect(Collectors.groupingBy(dimensions.get(dimension)));
      JsonNode breakdown = ask("breakdowns/" + dimension + "?" + PERIOD);
      assertThat(breakdown.get("rows")).hasSize(expected.size());
      for (JsonNode row : breakdown.get("rows")) {
        List<List<Event>> of =
            expected.get(row.get("name").isNull() ? "" : row.get("name").asText());
        List<Event> counted = of.stream().flatMap(List::stream).filter(within(FROM, TO)).toList();
        assertThat(row.get("visits").asInt()).as(dimension + row).isEqualTo(of.size());
        assertThat(row.get("visitors").asLong()).isEqualTo(Obvious.visitors(counted));
        assertThat(row.get("views").asLong()).isEqualTo(Obvious.views(counted));
        assertThat(row.get("bounce_rate").asDouble())
            .isEqualTo((double) of.stream().filter(Obvious::bounced).count() / of.size());
      }
    }
  }

  @Test
  void aBreakdownIsComparedRowByRow() throws Exception {
    JsonNode rows =
        ask("breakdowns/countries?"
                + PERIOD
                + "&compare_from=2026-03-20T00:00:00Z&compare_to="
                + FROM)
            .get("rows");
    Map<String, List<Event>> before =
        Obvious.by(generated.people(within(Generated.START, FROM)), Event::country);
    for (JsonNode row : rows) {
      List<Event> events = before.get(row.get("name").isNull() ? "" : row.get("name").asText());
      assertThat(row.at("/comparison/visitors").asLong()).isEqualTo(Obvious.visitors(events));
    }
  }

  @Test
  void eventPropertiesAreListedWithTheirValues() throws Exception {
    List<Event> signups =
        generated.people(
            within(FROM, TO).and(e -> e.kind().equals("custom") && e.name().equals("signup")));
    JsonNode names = ask("event-properties?event=signup&" + PERIOD).get("rows");
    assertThat(names).hasSize(3);
    JsonNode plans = ask("event-properties?event=signup&property=plan&" + PERIOD).get("rows");
    for (JsonNode row : plans) {
      assertThat(row.get("events").asLong())
          .isEqualTo(
              signups.stream()
                  .filter(e -> row.get("name").asText().equals(e.properties().get("plan")))
                  .count());
    }
    assertThat(plans).hasSize(2);
  }
}
