package io.gosight.api.saved;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that a project's people saved.
 *
 * @param kind segments, goals, funnels, views or annotations
 * @param definition its form by kind is in the contract
 */
public record SavedItem(
    UUID id, String kind, String name, JsonNode definition, Instant createdAt, Instant updatedAt) {
  /** All items of a kind. */
  public record All(List<SavedItem> rows) {}
}
