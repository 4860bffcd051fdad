package io.gosight.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.gosight.proto.v1.RejectionReason;
import java.io.IOException;

/** A JSON field must be empty or one whole JSON object, not too long and not too deep. */
final class JsonRule {
  private final IngestLimits limits;
  private final JsonFactory factory;

  JsonRule(IngestLimits limits) {
    this.limits = limits;
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(limits.maxJsonDepth()).build())
            .build();
  }

  Rejection check(String field, String json) {
    if (json.isEmpty()) {
      return null;
    }
    if (json.length() > limits.maxLongTextLength()) {
      return new Rejection(
          RejectionReason.REJECTION_REASON_FIELD_TOO_LONG,
          field + " has more than " + limits.maxLongTextLength() + " characters.");
    }
    try (JsonParser parser = factory.createParser(json)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        parser.skipChildren();
        if (parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null) {
          return null;
        }
      }
    } catch (IOException e) {
      // Said below, with the choices.
    }
    return new Rejection(
        RejectionReason.REJECTION_REASON_BAD_JSON,
        field + " is not one JSON object, at most " + limits.maxJsonDepth() + " deep.");
  }
}
