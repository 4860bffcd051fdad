package io.gosight.api.storage;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.question.OffsetCursor;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists what bots sent. Safe for use by many threads. */
public final class BotsQuery {
  private static final String REASON = "user_agent";

  private final Query<BotRow> bots = Query.of("bots", BotRow.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public BotsQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * The bots, those with most events first.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public Bots execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("limit", "cursor"));
    Map<String, String> given = request.parameters();
    int offset = OffsetCursor.read(given);
    List<BotRow> rows =
        reader.execute(
            request,
            bots,
            question.arguments().value("limit", Parameters.limit(given)).value("offset", offset));
    long total = rows.isEmpty() ? 0 : rows.get(0).total();
    return new Bots(
        rows.stream().map(BotRow::row).toList(),
        total,
        OffsetCursor.next(offset, rows.size(), total));
  }

  /** A row of {@code bots.sql}. */
  record BotRow(
      String name,
      String kind,
      long visits,
      long views,
      long events,
      Instant firstSeen,
      Instant lastSeen,
      long total) {
    Bots.Row row() {
      return new Bots.Row(name, kind, REASON, visits, views, events, firstSeen, lastSeen);
    }
  }
}
