package io.gosight.api.stats;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.question.Question;
import io.gosight.api.stats.BreakdownQuery.FiguresRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes how long pages were in the foreground. Safe for use by many threads. */
final class PageEngagement {
  private final Query<EngagementRow> engagement = Query.of("page-engagement", EngagementRow.class);
  private final EventReader reader;

  PageEngagement(EventReader reader) {
    this.reader = reader;
  }

  /** The median time in ms of the pages of those rows; pages that reported none are missing. */
  Map<BreakdownQuery.Key, Long> of(Question question, List<FiguresRow> rows) {
    if (rows.isEmpty()) {
      return Map.of();
    }
    QueryArguments arguments = question.arguments();
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      paths.add("{p" + i + ":String}");
      arguments.value("p" + i, rows.get(i).name() == null ? "" : rows.get(i).name());
    }
    arguments.sql("rows", "AND path IN (" + String.join(", ", paths) + ")");
    Map<BreakdownQuery.Key, Long> medians = new HashMap<>();
    for (EngagementRow row : reader.execute(question.request(), engagement, arguments)) {
      medians.put(
          new BreakdownQuery.Key(emptyToNull(row.path()), emptyToNull(row.host())),
          row.engagedMs());
    }
    return medians;
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** A row of {@code page-engagement.sql}. */
  record EngagementRow(String host, String path, long engagedMs) {}
}
