package io.gosight.api.errors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.question.Parameters;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.sql.DataSource;

/** Changes the state of a group of errors. Safe for use by many threads. */
public final class ErrorStateOperation {
  private static final String FORM = "[0-9a-f]{16}";

  private final ErrorStates states;
  private final ObjectMapper json;
  private final Clock clock;

  /** The states are in that database. */
  public ErrorStateOperation(DataSource postgres, ObjectMapper json, Clock clock) {
    this.states = new ErrorStates(postgres);
    this.json = json;
    this.clock = clock;
  }

  /** The new state. */
  public record State(String fingerprint, String status, Instant changedAt) {}

  /**
   * Sets the state that the body names.
   *
   * @throws io.gosight.api.error.ApiException if the body is invalid
   */
  public State execute(AuthorizedRequest request) {
    String fingerprint = request.variable("error");
    JsonNode body = JsonBody.of(request, json);
    if (!body.isObject() || body.size() != 1 || !body.path("status").isTextual()) {
      throw Parameters.bad("The body must be an object with the field 'status' alone.");
    }
    String status =
        Parameters.choice(
            Map.of("status", body.get("status").asText()), "status", ErrorStates.ALL, "");
    if (!fingerprint.matches(FORM)) {
      throw AuthorizedRequest.notFound();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    states.set(request.projectId(), fingerprint, status, now);
    return new State(fingerprint, status, now);
  }
}
