package io.gosight.trackers;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Parts the calls of a request by visitor; those of one visitor stay in order. */
final class VisitorCalls {
  private static final int MAX_CALLS = 500;

  private VisitorCalls() {}

  /**
   * The calls of each visitor.
   *
   * @param visitor what tells visitors apart
   * @throws IngestException with {@code malformed_body} if there are none or too many
   */
  static Map<String, List<JsonNode>> of(List<JsonNode> calls, Function<JsonNode, String> visitor) {
    if (calls.isEmpty() || calls.size() > MAX_CALLS) {
      throw new IngestException(
          IngestError.MALFORMED_BODY, "A batch has 1 to " + MAX_CALLS + " calls.");
    }
    Map<String, List<JsonNode>> parts = new LinkedHashMap<>();
    for (JsonNode call : calls) {
      parts.computeIfAbsent(visitor.apply(call), name -> new ArrayList<>()).add(call);
    }
    return parts;
  }
}
