package io.gosight.ingest.validation;

import io.gosight.ingest.IngestLimits;
import io.gosight.ingest.JsonObjects;
import io.gosight.ingest.Rejection;
import io.gosight.proto.v1.RejectionReason;

/** A JSON field must be empty or one whole JSON object, not too long and not too deep. */
final class JsonRule {
  private final IngestLimits limits;
  private final JsonObjects objects;

  JsonRule(IngestLimits limits) {
    this.limits = limits;
    this.objects = new JsonObjects(limits.maxJsonDepth());
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
    if (objects.isOne(json)) {
      return null;
    }
    return new Rejection(
        RejectionReason.REJECTION_REASON_BAD_JSON,
        field + " is not one JSON object, at most " + limits.maxJsonDepth() + " deep.");
  }
}
