package io.gosight.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/** Knows one whole JSON object from anything else, without keeping it. Safe for many threads. */
public final class JsonObjects {
  private final JsonFactory factory;

  /** Objects nested at most so deep. */
  public JsonObjects(int maxDepth) {
    this.factory =
        JsonFactory.builder()
            // Names are passed over, so a table of them would be of no use.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
            .build();
  }

  /** Whether the text is one object and nothing after it. */
  public boolean isOne(String text) {
    try (JsonParser parser = factory.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
