package io.gosight.api;

import static io.gosight.api.Obvious.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.Generated.Event;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Errors and web vitals are those of a slow, obvious computation over generated events. */
class ErrorsIT extends GeneratedProject {
  ErrorsIT() {
    super("figures-of-errors");
  }

  @Test
  void errorsAreGroupedWithoutTheirNumbers() throws Exception {
    List<Event> errors = generated.people(within(FROM, TO).and(e -> e.kind().equals("js_error")));
    Map<String, List<Event>> expected = Obvious.by(errors, Event::name);
    JsonNode groups = ask("errors?" + PERIOD);
    assertThat(groups.get("total").asInt()).isEqualTo(expected.size()).isEqualTo(2);
    for (JsonNode row : groups.get("rows")) {
      List<Event> group = expected.get(row.get("type").asText());
      assertThat(row.get("occurrences").asInt()).isEqualTo(group.size());
      assertThat(row.get("sessions").asLong()).isEqualTo(Obvious.visits(group));
      assertThat(row.get("visitors").asLong()).isEqualTo(Obvious.visitors(group));
      Event first =
          generated
              .people(e -> e.kind().equals("js_error") && e.name().equals(group.get(0).name()))
              .stream()
              .min(Obvious.IN_ORDER)
              .orElseThrow();
      assertThat(row.get("first_seen").asText()).isEqualTo(first.time().toString());
    }
    String fingerprint = groups.at("/rows/0/fingerprint").asText();
    JsonNode one = ask("errors/" + fingerprint + "?" + PERIOD);
    long inSeries = 0;
    for (JsonNode point : one.get("series")) {
      inSeries += point.get("occurrences").asLong();
    }
    assertThat(inSeries).isEqualTo(groups.at("/rows/0/occurrences").asLong());
    List<Event> ofOne = expected.get(groups.at("/rows/0/type").asText());
    assertThat(counts(one.get("by_page")))
        .isEqualTo(sizes(Obvious.by(ofOne, event -> event.host() + event.path())));
    assertThat(counts(one.get("by_browser"))).isEqualTo(sizes(Obvious.by(ofOne, Event::browser)));
    String id = one.at("/last_session_ids/0").asText();
    assertThat(ask("sessions?limit=500&" + PERIOD + filter("error", "is", fingerprint)).get("rows"))
        .hasSize(groups.at("/rows/0/sessions").asInt())
        .anyMatch(row -> row.get("id").asText().equals(id));
  }

  private static Map<String, Integer> counts(JsonNode named) {
    return StreamSupport.stream(named.spliterator(), false)
        .collect(
            Collectors.toMap(one -> one.get("name").asText(), one -> one.get("count").asInt()));
  }

  private static Map<String, Integer> sizes(Map<String, List<Event>> groups) {
    return groups.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, group -> group.getValue().size()));
  }

  @Test
  void theStateOfAnErrorIsKept() throws Exception {
    String fingerprint = ask("errors?" + PERIOD).at("/rows/0/fingerprint").asText();
    String path = "errors/" + fingerprint;
    assertThat(patch(path, "{\"status\":\"resolved\"}")).isEqualTo(200);
    assertThat(ask("errors?status=resolved&" + PERIOD).get("rows")).hasSize(1);
    assertThat(ask("errors?status=open&" + PERIOD).get("rows")).hasSize(1);
    patch(path, "{\"status\":\"open\"}");
    assertThat(ask("errors?status=resolved&" + PERIOD).get("rows")).isEmpty();
  }

  @Test
  void webVitalsAreRatedByTheir75thPercentile() throws Exception {
    JsonNode vitals = ask("web-vitals?" + PERIOD);
    for (String name : List.of("lcp", "inp", "cls")) {
      List<Double> values =
          generated
              .people(
                  within(FROM, TO).and(e -> e.kind().equals("web_vital") && e.name().equals(name)))
              .stream()
              .map(Event::value)
              .toList();
      assertThat(vitals.at("/overall/" + name + "/p75").asDouble())
          .isEqualTo(Obvious.quantile(0.75, values));
      assertThat(vitals.at("/overall/" + name + "/samples").asInt()).isEqualTo(values.size());
    }
    assertThat(vitals.at("/overall/lcp/rating").asText()).isEqualTo("needs_improvement");
    assertThat(vitals.at("/overall/ttfb").isNull()).isTrue();
    assertThat(vitals.get("rows")).hasSize(Generated.PAGES.size());
  }
}
