package io.gosight.api.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Scope;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Executes the operations on keys. Safe for use by many threads. */
public final class KeyOperations {
  private final ProjectKeys keys;
  private final KeyCache cache;
  private final ObjectMapper json;
  private final Clock clock;

  /** Operations on these keys. */
  public KeyOperations(ProjectKeys keys, KeyCache cache, ObjectMapper json, Clock clock) {
    this.keys = keys;
    this.cache = cache;
    this.json = json;
    this.clock = clock;
  }

  /** A project's keys. */
  record KeyList(List<KeyResult> keys) {}

  /** A new key with its text. */
  record CreatedKey(KeyResult key, String text) {
    /** Omits the text, so that it never gets into a log. */
    @Override
    public String toString() {
      return "CreatedKey[" + key.id() + "]";
    }
  }

  /** All keys, the newest first. */
  public KeyList list(AuthorizedRequest request) {
    return new KeyList(keys.list(request));
  }

  /** Creates a key. */
  public CreatedKey create(AuthorizedRequest request) {
    JsonNode body = JsonBody.of(request, json);
    KeyKind kind = KeyKind.of(body.get("kind").textValue()).orElseThrow();
    return keys.create(
        request,
        new KeyDraft(
            kind,
            body.get("name").textValue(),
            kind == KeyKind.SECRET ? scopes(request, body.path("scopes")) : Set.of(),
            kind == KeyKind.WRITE ? texts(body.path("allowed_origins")) : List.of(),
            expiry(body.path("expires_at"))));
  }

  /** Replaces a key by a new one of the same rights. */
  public CreatedKey rotate(AuthorizedRequest request) {
    int overlap = JsonBody.of(request, json).path("overlap_seconds").asInt(0);
    ProjectKeys.Rotated rotated = keys.rotate(request, clock.instant().plusSeconds(overlap));
    cache.forget(List.of(rotated.oldHash()));
    return rotated.created();
  }

  /** Revokes a key. */
  public KeyResult revoke(AuthorizedRequest request) {
    ProjectKeys.Revoked revoked = keys.revoke(request);
    cache.forget(List.of(revoked.hash()));
    return revoked.key();
  }

  /** A caller can only grant scopes of their own. */
  private static Set<Scope> scopes(AuthorizedRequest request, JsonNode list) {
    Set<Scope> scopes =
        list.isMissingNode()
            ? EnumSet.of(Scope.READ)
            : texts(list).stream()
                .map(text -> Scope.of(text).orElseThrow())
                .collect(Collectors.toSet());
    if (!request.grant().scopes().containsAll(scopes)) {
      throw new ApiException(
              ApiErrorCode.INSUFFICIENT_SCOPE, "You can only grant scopes that you have yourself.")
          .of("/scopes");
    }
    return scopes;
  }

  private Instant expiry(JsonNode text) {
    if (text.isMissingNode() || text.isNull()) {
      return null;
    }
    Instant expiry = OffsetDateTime.parse(text.textValue()).toInstant();
    if (!expiry.isAfter(clock.instant())) {
      throw new ApiException(ApiErrorCode.BAD_PARAMETER, "'expires_at' must lie in the future.")
          .of("/expires_at");
    }
    return expiry;
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::textValue).toList();
  }
}
