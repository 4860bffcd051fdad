package io.gosight.api;

import static io.gosight.api.Obvious.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.Generated.Event;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Goals, revenue and attribution are those of a slow, obvious computation over generated events.
 */
class ConversionsIT extends GeneratedProject {
  ConversionsIT() {
    super("figures-of-conversions");
  }

  @Test
  void goalsRevenueAndAttribution() throws Exception {
    post("saved/goals", "{\"name\":\"Sign up\",\"definition\":{\"event\":\"signup\"}}");
    List<Event> signups =
        generated.people(
            within(FROM, TO).and(e -> e.kind().equals("custom") && e.name().equals("signup")));
    JsonNode goal = ask("conversions?" + PERIOD).at("/rows/0");
    assertThat(goal.get("conversions").asInt()).isEqualTo(signups.size());
    assertThat(goal.get("visitors").asLong()).isEqualTo(Obvious.visitors(signups));
    Map<String, Double> sums =
        signups.stream()
            .collect(
                Collectors.groupingBy(
                    e -> (String) e.properties().get("currency"),
                    Collectors.summingDouble(
                        e -> ((Number) e.properties().get("revenue")).doubleValue())));
    for (JsonNode row : ask("revenue?event=signup&" + PERIOD).get("rows")) {
      assertThat(row.get("amount").asDouble()).isEqualTo(sums.get(row.get("currency").asText()));
    }
    for (JsonNode money : goal.get("revenue")) {
      assertThat(money.get("amount").asDouble())
          .isEqualTo(sums.get(money.get("currency").asText()));
    }
    for (String model : List.of("first", "last", "linear")) {
      Map<String, Double> expected = attribution(signups, model);
      JsonNode attribution = ask("attribution?event=signup&model=" + model + "&" + PERIOD);
      assertThat(attribution.get("rows")).hasSize(expected.size());
      for (JsonNode row : attribution.get("rows")) {
        assertThat(row.get("conversions").asDouble())
            .isCloseTo(
                expected.get(row.get("name").isNull() ? "" : row.get("name").asText()),
                org.assertj.core.data.Offset.offset(1e-9));
      }
    }
  }

  private Map<String, Double> attribution(List<Event> conversions, String model) {
    Map<String, List<Event>> visits = visits(period());
    Map<String, Double> credit = new HashMap<>();
    for (Event conversion : conversions) {
      List<List<Event>> before =
          visits.values().stream()
              .filter(v -> v.get(0).visitor().equals(conversion.visitor()))
              .filter(v -> !v.get(0).time().isAfter(conversion.time()))
              .sorted(Comparator.comparing(v -> v.get(0).time()))
              .toList();
      List<List<Event>> credited =
          switch (model) {
            case "first" -> before.subList(0, 1);
            case "last" -> before.subList(before.size() - 1, before.size());
            default -> before;
          };
      for (List<Event> visit : credited) {
        credit.merge(Obvious.source(Obvious.entry(visit)), 1.0 / credited.size(), Double::sum);
      }
    }
    return credit;
  }
}
