package io.gosight.api.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Maintains saved items. Safe for use by many threads. */
public final class SavedItemOperations {
  private static final Set<String> KINDS =
      Set.of("segments", "goals", "funnels", "views", "annotations");
  private static final int MAX_ITEMS = 1_000;
  private static final int MAX_NAME = 200;

  private final SavedItems items;
  private final DefinitionRules rules;
  private final ObjectMapper json;
  private final Clock clock;

  /** Operations on those items; the reader checks what segments are made of. */
  public SavedItemOperations(
      SavedItems items, QuestionReader questions, ObjectMapper json, Clock clock) {
    this.items = items;
    this.rules = new DefinitionRules(questions);
    this.json = json;
    this.clock = clock;
  }

  /** All items of the kind in the path. */
  public SavedItem.All list(AuthorizedRequest request) {
    return new SavedItem.All(items.list(request.projectId(), kind(request)));
  }

  /**
   * Saves a new item.
   *
   * @throws io.gosight.api.error.ApiException if it is invalid or one too many
   */
  public SavedItem create(AuthorizedRequest request) {
    String kind = kind(request);
    JsonNode body = body(request, kind);
    return items
        .create(
            request.projectId(),
            kind,
            body.get("name").asText(),
            body.get("definition"),
            MAX_ITEMS,
            now())
        .orElseThrow(() -> Parameters.bad("A project has at most " + MAX_ITEMS + " " + kind + "."));
  }

  /**
   * Replaces an item.
   *
   * @throws io.gosight.api.error.ApiException if there is none or the new one is invalid
   */
  public SavedItem change(AuthorizedRequest request) {
    String kind = kind(request);
    JsonNode body = body(request, kind);
    return items
        .change(
            request.projectId(),
            kind,
            request.uuid("item"),
            body.get("name").asText(),
            body.get("definition"),
            now())
        .orElseThrow(AuthorizedRequest::notFound);
  }

  /**
   * Deletes an item and returns it.
   *
   * @throws io.gosight.api.error.ApiException if there is none
   */
  public SavedItem delete(AuthorizedRequest request) {
    return items
        .delete(request.projectId(), kind(request), request.uuid("item"))
        .orElseThrow(AuthorizedRequest::notFound);
  }

  private static String kind(AuthorizedRequest request) {
    String kind = request.variable("kind");
    if (!KINDS.contains(kind)) {
      throw AuthorizedRequest.notFound();
    }
    return kind;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private JsonNode body(AuthorizedRequest request, String kind) {
    JsonNode body = JsonBody.of(request, json);
    String name = body.path("name").asText();
    if (!body.isObject() || body.size() != 2 || !body.path("definition").isObject()) {
      throw Parameters.bad("The body must be an object with the fields 'name' and 'definition'.");
    }
    if (name.isBlank() || name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
      throw Parameters.bad("'name' has 1 to " + MAX_NAME + " characters.");
    }
    rules.check(kind, body.get("definition"));
    return body;
  }
}
