package io.gosight.api.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.question.Parameters;
import java.util.ArrayList;
import java.util.List;

/** Reads steps of funnels and goals. */
public final class FunnelSteps {
  private static final int MIN = 2;
  private static final int MAX = 10;
  private static final int MAX_NAME = 200;
  private static final int MAX_PAGE = 500;

  private FunnelSteps() {}

  /**
   * The steps of a funnel.
   *
   * @throws io.gosight.api.error.ApiException if they are malformed
   */
  public static List<Step> read(JsonNode node) {
    if (!node.isArray() || node.size() < MIN || node.size() > MAX) {
      throw Parameters.bad("'steps' is an array of " + MIN + " to " + MAX + " steps.");
    }
    List<Step> steps = new ArrayList<>();
    node.forEach(step -> steps.add(step(step)));
    return steps;
  }

  /** One step, or what a goal is. */
  public static Step step(JsonNode node) {
    String page = node.path("page").asText("");
    String event = node.path("event").asText("");
    if (!node.isObject() || page.isEmpty() == event.isEmpty()) {
      throw Parameters.bad("A step is an object with either 'page' or 'event'.");
    }
    if (page.length() > MAX_PAGE || event.length() > MAX_NAME) {
      throw Parameters.bad(
          "'page' has at most " + MAX_PAGE + " characters, 'event' " + MAX_NAME + ".");
    }
    String name = node.path("name").asText("");
    if (name.length() > MAX_NAME) {
      throw Parameters.bad("'name' has at most " + MAX_NAME + " characters.");
    }
    return new Step(name.isEmpty() ? page + event : name, page, event);
  }
}
