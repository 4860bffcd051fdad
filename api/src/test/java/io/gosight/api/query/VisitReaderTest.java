package io.gosight.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.query.VisitReader.CutRow;
import io.gosight.api.query.VisitReader.PartsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VisitReaderTest {
  private static final ProjectScope SHOP = ProjectScope.ofSystem("shop");
  private static final Query<Row> VISITS =
      new Query<>(
          "visits",
          "SELECT uniqExact(session_id) FROM {{>visit-events}} WHERE project = {project:String}"
              .replace("{{>visit-events}}", VisitSql.EVENTS),
          Row.class);
  private static final Query<Row> VIEWS =
      new Query<>("views", "SELECT count() FROM events WHERE {project:String} != ''", Row.class);

  private final Stored stored = new Stored();
  private final VisitReader reader = new VisitReader(stored);

  private record Row(String text) {}

  /** A store that records its queries and returns fixed results. */
  private static final class Stored implements EventReader {
    final List<String> asked = new ArrayList<>();
    List<CutRow> cut = List.of();
    String parts = "1";

    @Override
    public <T> void stream(
        ProjectScope project, Query<T> query, QueryArguments arguments, Consumer<T> each) {
      boolean apart = query.with(arguments.fragments()).sql().contains("cut_session");
      boolean visits = query.name().equals(VISITS.name());
      asked.add(query.name() + (visits ? apart ? " by visit" : " by session" : ""));
      switch (query.name()) {
        case "stored-parts" -> {
          if (parts == null) {
            throw new ApiException(ApiErrorCode.STORAGE_UNAVAILABLE, "Not allowed.");
          }
          each.accept(query.row().cast(new PartsRow(parts)));
        }
        case "session-cut" -> cut.forEach(row -> each.accept(query.row().cast(row)));
        default -> each.accept(query.row().cast(new Row(apart ? "by visit" : "by session")));
      }
    }
  }

  private String ask(Query<Row> query, String session) {
    QueryArguments arguments =
        VisitSql.ever(new QueryArguments(), "AND session_id = {session:String}")
            .value("session", session)
            .value("limit", stored.asked.size());
    return reader.execute(SHOP, query, arguments).get(0).text();
  }

  @Test
  void readsBySessionWhereEachIsOneVisit() {
    assertThat(ask(VISITS, "s")).isEqualTo("by session");
    assertThat(stored.asked).containsExactly("visits by session", "stored-parts", "session-cut");
  }

  @Test
  void asksAgainOnlyAboutOtherEvents() {
    ask(VISITS, "s");
    stored.asked.clear();
    ask(VISITS, "s");
    assertThat(stored.asked).containsExactly("visits by session", "stored-parts");
    ask(VISITS, "t");
    assertThat(stored.asked).containsOnlyOnce("session-cut");
    stored.asked.clear();
    stored.parts = "2";
    ask(VISITS, "s");
    assertThat(stored.asked).containsExactly("visits by session", "stored-parts", "session-cut");
  }

  @Test
  void tellsVisitsApartOnceASessionHoldsSeveral() {
    ask(VISITS, "s");
    stored.parts = "2";
    stored.cut = List.of(new CutRow("s"));
    assertThat(ask(VISITS, "s")).isEqualTo("by visit");
    stored.asked.clear();
    assertThat(ask(VISITS, "s")).isEqualTo("by visit");
    assertThat(stored.asked).containsExactly("visits by visit");
    assertThat(reader.execute(ProjectScope.ofSystem("blog"), VISITS, new QueryArguments()))
        .containsExactly(new Row("by visit"));
  }

  @Test
  void asksEachTimeWhereTheStoreDoesNotSayWhatItHolds() {
    stored.parts = null;
    ask(VISITS, "s");
    ask(VISITS, "s");
    assertThat(stored.asked).filteredOn("session-cut"::equals).hasSize(2);
  }

  @Test
  void asksNothingMoreAboutWhatTellsNoVisitsApart() {
    ask(VIEWS, "s");
    assertThat(stored.asked).containsExactly("views");
  }

  @Test
  void tellsVisitsApartInWhatIsHandedOnAtOnce() {
    List<Row> rows = new ArrayList<>();
    reader.stream(SHOP, VISITS, new QueryArguments(), rows::add);
    assertThat(rows).containsExactly(new Row("by visit"));
  }
}
