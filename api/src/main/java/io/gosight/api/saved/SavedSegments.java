package io.gosight.api.saved;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.filter.Filter;
import io.gosight.api.filter.FilterReader;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.QuestionReader;
import java.util.List;
import java.util.UUID;

/** Looks up what saved segments are made of. Safe for use by many threads. */
public final class SavedSegments implements QuestionReader.Segments {
  private final SavedItems items;
  private final FilterReader filters;

  /** Segments among those items. */
  public SavedSegments(SavedItems items, ObjectMapper json) {
    this.items = items;
    this.filters = new FilterReader(json);
  }

  @Override
  public List<Filter> filters(String projectId, String id) {
    try {
      return items
          .find(projectId, "segments", UUID.fromString(id))
          .map(item -> filters.read(item.definition().get("filters")))
          .orElseThrow(SavedSegments::unknown);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static RuntimeException unknown() {
    return Parameters.bad("The project has no saved segment of that id.");
  }
}
