package io.gosight.api.saved;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.behaviour.FunnelSteps;
import io.gosight.api.filter.Property;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.PeriodReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the definition of a saved item must be. Safe for use by many threads. */
final class DefinitionRules {
  private static final int MAX_LENGTH = 16_384;
  private static final int MAX_TEXT = 2_000;

  private final QuestionReader questions;

  DefinitionRules(QuestionReader questions) {
    this.questions = questions;
  }

  void check(String kind, JsonNode definition) {
    if (definition.toString().length() > MAX_LENGTH || definition.toString().contains("\\u0000")) {
      throw Parameters.bad(
          "'definition' is JSON of at most " + MAX_LENGTH + " characters without NUL.");
    }
    switch (kind) {
      case "segments" -> segment(definition);
      case "goals" -> goal(definition);
      case "funnels" -> funnel(definition);
      case "annotations" -> annotation(definition);
      default -> {
        // A view is the dashboard's own.
      }
    }
  }

  private void segment(JsonNode definition) {
    only(definition, Set.of("filters"));
    if (questions.filters(definition.get("filters")).stream()
        .anyMatch(filter -> filter.property() == Property.SEGMENT)) {
      throw Parameters.bad("A segment can't be made of segments.");
    }
  }

  private static void goal(JsonNode definition) {
    only(definition, Set.of("event", "page"));
    FunnelSteps.step(definition);
  }

  private static void funnel(JsonNode definition) {
    only(definition, Set.of("steps", "window_s", "count"));
    FunnelSteps.read(definition.path("steps"));
  }

  private static void annotation(JsonNode definition) {
    only(definition, Set.of("time", "text"));
    PeriodReader.instant("time", definition.path("time").asText());
    if (definition.path("text").asText().length() > MAX_TEXT) {
      throw Parameters.bad("'text' has at most " + MAX_TEXT + " characters.");
    }
  }

  private static void only(JsonNode definition, Set<String> fields) {
    definition
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!fields.contains(name)) {
                throw Parameters.bad(
                    "'definition' has the fields "
                        + List.copyOf(new TreeSet<>(fields))
                        + " alone.");
              }
            });
  }
}
