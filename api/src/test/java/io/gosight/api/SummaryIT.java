package io.gosight.api;

import static io.gosight.api.Obvious.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.Generated.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The figures of a period and their series are those of a slow, obvious computation over generated
 * events.
 */
class SummaryIT extends GeneratedProject {
  SummaryIT() {
    super("figures-of-summary");
  }

  @Test
  void theSummaryCountsWholeVisits() throws Exception {
    JsonNode summary =
        ask("summary?" + PERIOD + "&compare_from=2026-03-20T00:00:00Z&compare_to=" + FROM);
    isSummaryOf(summary.get("figures"), period());
    isSummaryOf(summary.at("/comparison/figures"), generated.people(within(Generated.START, FROM)));
    assertThat(summary.get("bot_events").asLong())
        .isEqualTo(generated.all().stream().filter(Event::bot).filter(within(FROM, TO)).count())
        .isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "country; is; NP; country",
        "country; is_not; NP; country",
        "country; is; ; country",
        "page; contains; SHO; page",
        "page; matches; ^/(cart|thanks)$; page",
        "browser; is; Firefox; browser",
        "host; is; shop.example; host"
      })
  void filtersOnEventsSelectEvents(String property, String operator, String value, String of)
      throws Exception {
    String text = value == null ? "" : value;
    Function<Event, String> column =
        Map.<String, Function<Event, String>>of(
                "country", Event::country,
                "page", Event::path,
                "browser", Event::browser,
                "host", Event::host)
            .get(of);
    List<Event> expected =
        generated.people(within(FROM, TO).and(event -> holds(column.apply(event), operator, text)));
    assertThat(expected).isNotEmpty();
    isSummaryOf(
        ask("summary?" + PERIOD + filter(property, operator, text)).get("figures"), expected);
  }

  private static boolean holds(String actual, String operator, String value) {
    return switch (operator) {
      case "is" -> actual.equals(value);
      case "is_not" -> !actual.equals(value);
      case "contains" -> actual.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
      case "matches" -> java.util.regex.Pattern.compile(value).matcher(actual).find();
      default -> throw new IllegalArgumentException(operator);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "entry_page; is; /cart", "exit_page; is; /thanks", "source; is; Google",
        "source; is_not; Google", "channel; is; search", "event; is; signup",
        "event; is_not; signup", "event_property:plan; is; pro", "visited_page; is; /cart",
        "duration_s; at_least; 300", "duration_s; at_most; 300"
      })
  void filtersOnVisitsSelectWholeVisits(String property, String operator, String value)
      throws Exception {
    Predicate<List<Event>> wanted = visitFilter(property, operator, value);
    Set<String> ids = new HashSet<>();
    visits(period())
        .forEach(
            (id, visit) -> {
              if (wanted.test(visit)) {
                ids.add(id);
              }
            });
    List<Event> expected =
        period().stream().filter(event -> ids.contains(event.session())).toList();
    assertThat(expected).isNotEmpty();
    isSummaryOf(
        ask("summary?" + PERIOD + filter(property, operator, value)).get("figures"), expected);
  }

  private static Predicate<List<Event>> visitFilter(
      String property, String operator, String value) {
    Predicate<List<Event>> is =
        visit ->
            switch (property) {
              case "entry_page" -> Obvious.entry(visit).path().equals(value);
              case "exit_page" -> Obvious.exit(visit).path().equals(value);
              case "source" -> Obvious.source(Obvious.entry(visit)).equals(value);
              case "channel" -> Obvious.source(Obvious.entry(visit)).equals("Google");
              case "event" ->
                  visit.stream().anyMatch(e -> e.kind().equals("custom") && e.name().equals(value));
              case "event_property:plan" ->
                  visit.stream().anyMatch(e -> value.equals(e.properties().get("plan")));
              case "visited_page" ->
                  visit.stream()
                      .anyMatch(e -> e.kind().equals("page_view") && e.path().equals(value));
              case "duration_s" -> {
                long ms =
                    Duration.between(visit.get(0).time(), visit.get(visit.size() - 1).time())
                        .toMillis();
                long limit = 1_000L * Integer.parseInt(value);
                yield operator.equals("at_least") ? ms >= limit : ms <= limit;
              }
              default -> throw new IllegalArgumentException(property);
            };
    return operator.equals("is_not") ? is.negate() : is;
  }

  @ParameterizedTest
  @CsvSource({"Asia/Kathmandu, hour", "Europe/Berlin, day", "America/New_York, week", "UTC, month"})
  void seriesFollowTheClockOnTheWall(String zone, String interval) throws Exception {
    JsonNode points =
        ask("series?" + PERIOD + "&interval=" + interval + "&time_zone=" + zone).get("points");
    Map<Instant, List<Event>> expected =
        period().stream()
            .collect(
                Collectors.groupingBy(
                    e -> bucket(e.time(), ZoneId.of(zone), interval),
                    TreeMap::new,
                    Collectors.toList()));
    int filled = 0;
    for (JsonNode point : points) {
      List<Event> events =
          expected.getOrDefault(Instant.parse(point.get("start").asText()), List.of());
      filled += events.isEmpty() ? 0 : 1;
      assertThat(point.get("visitors").asLong()).isEqualTo(Obvious.visitors(events));
      assertThat(point.get("visits").asLong()).isEqualTo(Obvious.visits(events));
      assertThat(point.get("views").asLong()).isEqualTo(Obvious.views(events));
      assertThat(point.get("events").asLong()).isEqualTo(events.size());
    }
    assertThat(filled).isEqualTo(expected.size());
  }

  @Test
  void segmentsAreSavedFilters() throws Exception {
    JsonNode segment =
        post(
            "saved/segments",
            "{\"name\":\"Nepal\",\"definition\":{\"filters\":[{\"property\":\"country\","
                + "\"operator\":\"is\",\"values\":[\"NP\"]}]}}");
    List<Event> expected = generated.people(within(FROM, TO).and(e -> e.country().equals("NP")));
    isSummaryOf(
        ask("summary?" + PERIOD + filter("segment", "is", segment.get("id").asText()))
            .get("figures"),
        expected);
  }

  @Test
  void botsAndStorageAreShownApart() throws Exception {
    long events = 0;
    for (JsonNode row : ask("bots?" + PERIOD).get("rows")) {
      events += row.get("events").asLong();
    }
    assertThat(events)
        .isEqualTo(generated.all().stream().filter(Event::bot).filter(within(FROM, TO)).count());
    JsonNode storage = ask("storage");
    assertThat(storage.get("events").asInt()).isEqualTo(generated.all().size());
    assertThat(storage.get("estimated_bytes").asLong()).isPositive();
  }
}
