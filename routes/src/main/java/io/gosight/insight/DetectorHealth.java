package io.gosight.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The health of detectors whose circuit is open, and how clients read it. */
public final class DetectorHealth {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DetectorHealth() {}

  /** What the management port's health shows of detectors whose circuit is open, by detector. */
  public static Map<String, Object> details(Map<String, CircuitBreakerState> cutOff) {
    Map<String, Object> details = new TreeMap<>();
    cutOff.forEach(
        (name, why) ->
            details.put(
                name,
                Map.of(
                    "reason", why.reason(),
                    "since", why.since().toString(),
                    "retry_at", why.until().toString())));
    return details;
  }

  /**
   * The detectors whose circuit is open, from the JSON of the management port's health.
   *
   * @throws IllegalArgumentException if this is no such JSON
   */
  public static Map<String, CircuitBreakerState> read(String json) {
    try {
      Map<String, CircuitBreakerState> cutOff = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry :
          JSON.readTree(json).required("cut_off").properties()) {
        JsonNode why = entry.getValue();
        cutOff.put(
            entry.getKey(),
            new CircuitBreakerState(
                why.path("reason").asText(),
                Instant.parse(why.path("since").asText()),
                Instant.parse(why.path("retry_at").asText())));
      }
      return cutOff;
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IllegalArgumentException("This is not a hub's health.", e);
    }
  }
}
