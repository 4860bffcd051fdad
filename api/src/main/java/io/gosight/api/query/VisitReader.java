package io.gosight.api.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gosight.api.error.ApiException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads events by the ids of their sessions, where every session is one visit, because telling
 * visits apart costs about as much as a question itself. Whether it is so is asked after the rows
 * were read, so that no event in them was left out of account; and it is asked again only when
 * other events are stored. Safe for use by many threads.
 */
public final class VisitReader implements EventReader {
  private static final Duration LASTING = Duration.ofMinutes(10);
  private static final int MOST = 2_000;

  private final Query<CutRow> cut = Query.of("session-cut", CutRow.class);
  private final Query<PartsRow> parts = Query.of("stored-parts", PartsRow.class);

  /** Projects that have sessions of several visits; telling them apart is always right. */
  private final Cache<String, Boolean> several =
      Caffeine.newBuilder().expireAfterWrite(LASTING).maximumSize(MOST).build();

  private final Cache<Asked, Boolean> known = Caffeine.newBuilder().maximumSize(MOST).build();
  private final EventReader reader;

  /** Reads with that reader. */
  public VisitReader(EventReader reader) {
    this.reader = reader;
  }

  /**
   * Some events of a project, while that is stored.
   *
   * @param range the SQL that says which events
   * @param values of the parameters in that
   */
  private record Asked(String project, String range, Map<String, String> values, String parts) {}

  /** A row of {@code session-cut.sql}. */
  record CutRow(String session) {}

  /** A row of {@code stored-parts.sql}. */
  record PartsRow(String parts) {}

  @Override
  public <T> void stream(
      ProjectScope project, Query<T> query, QueryArguments arguments, Consumer<T> each) {
    // Rows that were handed on can't be taken back.
    reader.stream(project, query, arguments, each);
  }

  @Override
  public <T> List<T> execute(ProjectScope project, Query<T> query, QueryArguments arguments) {
    QueryArguments bySession = VisitSql.bySession(arguments);
    if (several.getIfPresent(project.projectId()) != null
        || query
            .with(arguments.fragments())
            .sql()
            .equals(query.with(bySession.fragments()).sql())) {
      return reader.execute(project, query, arguments);
    }
    List<T> rows = reader.execute(project, query, bySession);
    if (!isAnyCut(project, arguments)) {
      return rows;
    }
    several.put(project.projectId(), true);
    return reader.execute(project, query, arguments);
  }

  private boolean isAnyCut(ProjectScope project, QueryArguments arguments) {
    String stored;
    try {
      stored = reader.execute(project, parts, new QueryArguments()).get(0).parts();
    } catch (ApiException e) {
      // Without the right to see that, it is asked each time.
      return findCut(project, arguments);
    }
    String range = VisitSql.range(arguments);
    Map<String, String> values = new HashMap<>(arguments.values());
    values.keySet().removeIf(name -> !range.contains("{" + name + ":"));
    return known.get(
        new Asked(project.projectId(), range, Map.copyOf(values), stored),
        asked -> findCut(project, arguments));
  }

  private boolean findCut(ProjectScope project, QueryArguments arguments) {
    return !reader.execute(project, cut, arguments).isEmpty();
  }
}
