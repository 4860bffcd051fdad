package io.gosight.insight;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.util.Map;
import java.util.TreeMap;

/** How a hub tells its operator of detectors that are cut off, and how that is understood. */
public final class DetectorHealth {
  private DetectorHealth() {}

  /** A JSON object of a {@code status}, {@code ok} or {@code degraded}, and {@code cut_off}. */
  public static String write(Map<String, CutOff> cutOff) {
    JsonObject detectors = new JsonObject();
    cutOff.forEach(
        (name, why) ->
            detectors.put(
                name,
                new JsonObject()
                    .put("reason", why.reason())
                    .put("since", why.since())
                    .put("retry_at", why.until())));
    return new JsonObject()
        .put("status", cutOff.isEmpty() ? "ok" : "degraded")
        .put("cut_off", detectors)
        .encode();
  }

  /**
   * What {@link #write} was given, by detector.
   *
   * @throws IllegalArgumentException if it did not write that
   */
  public static Map<String, CutOff> read(String json) {
    try {
      JsonObject detectors = new JsonObject(json).getJsonObject("cut_off");
      Map<String, CutOff> cutOff = new TreeMap<>();
      for (String name : detectors.fieldNames()) {
        JsonObject why = detectors.getJsonObject(name);
        cutOff.put(
            name,
            new CutOff(
                why.getString("reason"), why.getInstant("since"), why.getInstant("retry_at")));
      }
      return cutOff;
    } catch (DecodeException | ClassCastException | DateTimeException | NullPointerException e) {
      throw new IllegalArgumentException("This is not a hub's health.", e);
    }
  }
}
