package io.gosight.insight;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.util.Map;
import java.util.TreeMap;

/** The health of detectors whose circuit is open, and how clients read it. */
public final class DetectorHealth {
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
      JsonObject detectors = new JsonObject(json).getJsonObject("cut_off");
      Map<String, CircuitBreakerState> cutOff = new TreeMap<>();
      for (String name : detectors.fieldNames()) {
        JsonObject why = detectors.getJsonObject(name);
        cutOff.put(
            name,
            new CircuitBreakerState(
                why.getString("reason"), why.getInstant("since"), why.getInstant("retry_at")));
      }
      return cutOff;
    } catch (DecodeException | ClassCastException | DateTimeException | NullPointerException e) {
      throw new IllegalArgumentException("This is not a hub's health.", e);
    }
  }
}
