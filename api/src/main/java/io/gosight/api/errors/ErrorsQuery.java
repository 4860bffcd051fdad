package io.gosight.api.errors;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.SqlExpressions;
import io.gosight.api.question.OffsetCursor;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Lists groups of errors. Safe for use by many threads. */
public final class ErrorsQuery {
  private static final Set<String> SORTS =
      Set.of("occurrences", "sessions", "visitors", "last_seen");

  private final Query<GroupRow> groups = Query.of("errors", GroupRow.class);
  private final Query<FirstSeenRow> firstSeen = Query.of("error-first-seen", FirstSeenRow.class);
  private final EventReader reader;
  private final QuestionReader questions;
  private final ErrorStates states;

  /** A query of that store; the states are in that database. */
  public ErrorsQuery(EventReader reader, QuestionReader questions, DataSource postgres) {
    this.reader = reader;
    this.questions = questions;
    this.states = new ErrorStates(postgres);
  }

  /**
   * A page of groups.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or a store unavailable
   */
  public ErrorGroups list(AuthorizedRequest request) {
    Question question =
        questions.read(request, Set.of("status", "search", "sort", "limit", "cursor"));
    Map<String, String> given = request.parameters();
    int offset = OffsetCursor.read(given);
    QueryArguments arguments =
        SqlExpressions.addTo(question.arguments())
            .value("limit", Parameters.limit(given))
            .value("offset", offset)
            .sql("sort", Parameters.choice(given, "sort", SORTS, "occurrences"));
    Map<String, String> known = states.of(request.projectId());
    arguments.sql("rows", "1" + status(arguments, known, given) + search(arguments, given));
    List<GroupRow> found = reader.execute(request, groups, arguments);
    List<ErrorGroup> rows = complete(request, found, known);
    long total = found.isEmpty() ? 0 : found.get(0).total();
    return new ErrorGroups(rows, total, OffsetCursor.next(offset, rows.size(), total));
  }

  /** The group of a fingerprint; empty if it did not happen in the period. */
  Optional<ErrorGroup> find(Question question, String fingerprint) {
    QueryArguments arguments =
        SqlExpressions.addTo(question.arguments())
            .value("limit", 1)
            .value("offset", 0)
            .value("error", fingerprint)
            .sql("sort", "occurrences")
            .sql("rows", "fingerprint = {error:String}");
    AuthorizedRequest request = question.request();
    return complete(
            request, reader.execute(request, groups, arguments), states.of(request.projectId()))
        .stream()
        .findFirst();
  }

  private static String status(
      QueryArguments arguments, Map<String, String> known, Map<String, String> given) {
    if (!given.containsKey("status")) {
      return "";
    }
    String status = Parameters.choice(given, "status", ErrorStates.ALL, ErrorStates.OPEN);
    boolean open = status.equals(ErrorStates.OPEN);
    Collection<String> wanted = open ? List.of("resolved", "ignored") : List.of(status);
    List<String> names = names(arguments, ErrorStates.with(known, wanted));
    if (names.isEmpty()) {
      return open ? "" : " AND 0";
    }
    return " AND fingerprint " + (open ? "NOT IN (" : "IN (") + String.join(", ", names) + ")";
  }

  private static List<String> names(QueryArguments arguments, List<String> fingerprints) {
    List<String> names = new ArrayList<>();
    for (String fingerprint : fingerprints) {
      arguments.value("s" + names.size(), fingerprint);
      names.add("{s" + names.size() + ":String}");
    }
    return names;
  }

  private static String search(QueryArguments arguments, Map<String, String> given) {
    String search = Parameters.text(given, "search");
    if (search.isEmpty()) {
      return "";
    }
    arguments.value("search", search);
    return " AND positionCaseInsensitiveUTF8(concat(type, ' ', message), {search:String}) > 0";
  }

  private List<ErrorGroup> complete(
      AuthorizedRequest request, List<GroupRow> rows, Map<String, String> known) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, Instant> first = firstSeen(request, rows);
    return rows.stream()
        .map(
            row ->
                row.group(
                    first.getOrDefault(row.fingerprint(), row.lastSeen()),
                    known.getOrDefault(row.fingerprint(), ErrorStates.OPEN)))
        .toList();
  }

  private Map<String, Instant> firstSeen(AuthorizedRequest request, List<GroupRow> rows) {
    QueryArguments arguments = SqlExpressions.addTo(new QueryArguments());
    List<String> names = names(arguments, rows.stream().map(GroupRow::fingerprint).toList());
    arguments.sql("rows", "fingerprint IN (" + String.join(", ", names) + ")");
    Map<String, Instant> first = new HashMap<>();
    reader
        .execute(request, firstSeen, arguments)
        .forEach(row -> first.put(row.fingerprint(), row.firstSeen()));
    return first;
  }

  /** A row of {@code errors.sql}. */
  record GroupRow(
      String fingerprint,
      String type,
      String message,
      long occurrences,
      long sessions,
      long visitors,
      long pages,
      Instant lastSeen,
      String lastPage,
      long total) {
    ErrorGroup group(Instant firstSeen, String status) {
      return new ErrorGroup(
          fingerprint,
          type,
          message,
          occurrences,
          sessions,
          visitors,
          pages,
          firstSeen,
          lastSeen,
          lastPage,
          status);
    }
  }

  /** A row of {@code error-first-seen.sql}. */
  record FirstSeenRow(String fingerprint, Instant firstSeen) {}
}
