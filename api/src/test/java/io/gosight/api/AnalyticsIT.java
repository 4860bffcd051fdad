package io.gosight.api;

import static io.gosight.api.Obvious.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.Generated.Event;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every figure is that of a slow, obvious computation over generated events. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyticsIT {
  private static final String BASE = "/api/v1/projects/numbers/";
  private static final Instant FROM = Instant.parse("2026-03-22T10:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-31T07:30:00Z");
  private static final String PERIOD = "from=" + FROM + "&to=" + TO;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-04-05T12:00:00Z"));
  private final Generated generated = new Generated("numbers", 700);
  private ApiServer server;
  private String key;

  @BeforeAll
  void start(Stores stores) throws Exception {
    new Projects(stores.postgres()).create("numbers", "numbers");
    new Projects(stores.postgres()).create("strangers", "strangers");
    key =
        new ApiKeys(stores.postgres(), new SecureRandom())
            .create(KeyKind.SECRET, "numbers", "reader")
            .plaintext();
    generated.insert(stores);
    new Generated("strangers", 50).insert(stores);
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private JsonNode ask(String question) throws Exception {
    return server.ask(BASE + question, key);
  }

  private JsonNode post(String path, String body) throws Exception {
    HttpResponse<String> response = server.send("POST", BASE + path, "Bearer " + key, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  private static String filters(String json) {
    return "&filters=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  private static String filter(String property, String operator, String... values) {
    String list =
        List.of(values).stream().map(v -> "\"" + v + "\"").collect(Collectors.joining(","));
    return filters(
        "[{\"property\":\"%s\",\"operator\":\"%s\",\"values\":[%s]}]"
            .formatted(property, operator, list));
  }

  private List<Event> period() {
    return generated.people(within(FROM, TO));
  }

  /** The whole visits that touch the period. */
  private Map<String, List<Event>> visits(List<Event> matching) {
    Set<String> ids = matching.stream().map(Event::session).collect(Collectors.toSet());
    return Obvious.sessions(generated.people(event -> ids.contains(event.session())));
  }

  private void isSummaryOf(JsonNode figures, List<Event> events) {
    assertThat(figures.get("visitors").asLong()).isEqualTo(Obvious.visitors(events));
    assertThat(figures.get("visits").asLong()).isEqualTo(Obvious.visits(events));
    assertThat(figures.get("views").asLong()).isEqualTo(Obvious.views(events));
    assertThat(figures.get("events").asLong()).isEqualTo(events.size());
    Map<String, List<Event>> visits = visits(events);
    double bounced = visits.values().stream().filter(Obvious::bounced).count();
    assertThat(figures.get("bounce_rate").asDouble()).isEqualTo(bounced / visits.size());
    List<Double> engaged =
        visits.values().stream().map(v -> (double) Obvious.engaged(v)).filter(v -> v > 0).toList();
    assertThat(figures.get("engaged_ms").asDouble()).isEqualTo(Obvious.quantile(0.5, engaged));
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

  private static Instant bucket(Instant time, ZoneId zone, String interval) {
    var local = time.atZone(zone);
    var day = local.toLocalDate();
    return switch (interval) {
      case "hour" -> local.truncatedTo(java.time.temporal.ChronoUnit.HOURS).toInstant();
      case "day" -> day.atStartOfDay(zone).toInstant();
      case "week" ->
          day.minusDays(day.getDayOfWeek().getValue() - 1L).atStartOfDay(zone).toInstant();
      default -> day.withDayOfMonth(1).atStartOfDay(zone).toInstant();
    };
  }

  @Test
  void breakdownsOfEventsCountEvents() throws Exception {
    for (Map.Entry<String, Function<Event, String>> dimension :
        Map.<String, Function<Event, String>>of(
                "countries", Event::country, "browsers", Event::browser)
            .entrySet()) {
      Map<String, List<Event>> expected = Obvious.by(period(), dimension.getValue());
      JsonNode breakdown = ask("breakdowns/" + dimension.getKey() + "?" + PERIOD);
      assertThat(breakdown.get("total").asInt()).isEqualTo(expected.size());
      for (JsonNode row : breakdown.get("rows")) {
        List<Event> events = expected.get(row.get("name").isNull() ? "" : row.get("name").asText());
        assertThat(row.get("visitors").asLong()).isEqualTo(Obvious.visitors(events));
        assertThat(row.get("views").asLong()).isEqualTo(Obvious.views(events));
      }
    }
  }

  @Test
  void pagesAreToldApartByHostAndComeInPages() throws Exception {
    Map<String, List<Event>> expected =
        Obvious.by(
            generated.people(within(FROM, TO).and(e -> e.kind().equals("page_view"))),
            e -> e.host() + " " + e.path());
    String cursor = "";
    List<String> seen = new ArrayList<>();
    while (cursor != null) {
      JsonNode page = ask("breakdowns/pages?limit=3&sort=views&" + PERIOD + cursor);
      for (JsonNode row : page.get("rows")) {
        String name = row.get("parent").asText() + " " + row.get("name").asText();
        seen.add(name);
        assertThat(row.get("views").asInt()).isEqualTo(expected.get(name).size());
        assertThat(row.get("visitors").asLong()).isEqualTo(Obvious.visitors(expected.get(name)));
        Map<String, Double> engaged =
            period().stream()
                .filter(
                    e -> e.kind().equals("page_leave") && name.equals(e.host() + " " + e.path()))
                .collect(Collectors.toMap(Event::view, Event::value, Math::max));
        assertThat(row.get("engaged_ms").asDouble())
            .isEqualTo(Obvious.quantile(0.5, List.copyOf(engaged.values())));
      }
      cursor =
          page.get("next_cursor").isNull() ? null : "&cursor=" + page.get("next_cursor").asText();
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected.keySet());
  }

  @Test
  void breakdownsOfVisitsCountWholeVisits() throws Exception {
    Map<String, Function<List<Event>, String>> dimensions =
        Map.of(
            "entry-pages", visit -> Obvious.entry(visit).path(),
            "exit-pages", visit -> Obvious.exit(visit).path(),
            "sources", visit -> Obvious.source(Obvious.entry(visit)));
    Map<String, List<Event>> visits = visits(period());
    for (String dimension : dimensions.keySet()) {
      Map<String, List<List<Event>>> expected =
          visits.values().stream().collect(Collectors.groupingBy(dimensions.get(dimension)));
      JsonNode breakdown = ask("breakdowns/" + dimension + "?" + PERIOD);
      assertThat(breakdown.get("rows")).hasSize(expected.size());
      for (JsonNode row : breakdown.get("rows")) {
        List<List<Event>> of =
            expected.get(row.get("name").isNull() ? "" : row.get("name").asText());
        List<Event> counted = of.stream().flatMap(List::stream).filter(within(FROM, TO)).toList();
        assertThat(row.get("visits").asInt()).as(dimension + row).isEqualTo(of.size());
        assertThat(row.get("visitors").asLong()).isEqualTo(Obvious.visitors(counted));
        assertThat(row.get("views").asLong()).isEqualTo(Obvious.views(counted));
        assertThat(row.get("bounce_rate").asDouble())
            .isEqualTo((double) of.stream().filter(Obvious::bounced).count() / of.size());
      }
    }
  }

  @Test
  void aBreakdownIsComparedRowByRow() throws Exception {
    JsonNode rows =
        ask("breakdowns/countries?"
                + PERIOD
                + "&compare_from=2026-03-20T00:00:00Z&compare_to="
                + FROM)
            .get("rows");
    Map<String, List<Event>> before =
        Obvious.by(generated.people(within(Generated.START, FROM)), Event::country);
    for (JsonNode row : rows) {
      List<Event> events = before.get(row.get("name").isNull() ? "" : row.get("name").asText());
      assertThat(row.at("/comparison/visitors").asLong()).isEqualTo(Obvious.visitors(events));
    }
  }

  @Test
  void sessionsAreAllThereOnceNewestFirst() throws Exception {
    List<List<Event>> expected = new ArrayList<>(visits(period()).values());
    expected.sort(
        Comparator.<List<Event>, Instant>comparing(v -> v.get(0).time())
            .thenComparing(v -> v.get(0).session())
            .reversed());
    int position = 0;
    String cursor = "";
    while (cursor != null) {
      JsonNode page = ask("sessions?limit=100&" + PERIOD + cursor);
      for (JsonNode row : page.get("rows")) {
        List<Event> visit = expected.get(position++);
        assertThat(row.get("id").asText()).isEqualTo(visit.get(0).session());
        assertThat(row.get("started_at").asText()).isEqualTo(visit.get(0).time().toString());
        assertThat(row.get("events").asInt()).isEqualTo(visit.size());
        assertThat(row.get("views").asLong()).isEqualTo(Obvious.views(visit));
        assertThat(row.get("engaged_ms").asLong()).isEqualTo(Obvious.engaged(visit));
        assertThat(row.get("bounced").asBoolean()).isEqualTo(Obvious.bounced(visit));
        assertThat(row.get("entry_page").asText()).isEqualTo(Obvious.entry(visit).path());
        assertThat(row.get("exit_page").asText()).isEqualTo(Obvious.exit(visit).path());
        assertThat(row.get("source").asText()).isEqualTo(Obvious.source(Obvious.entry(visit)));
      }
      cursor =
          page.get("next_cursor").isNull() ? null : "&cursor=" + page.get("next_cursor").asText();
    }
    assertThat(position).isEqualTo(expected.size());
  }

  @Test
  void aTimelineIsTheWholeVisitInOrder() throws Exception {
    List<Event> visit = visits(period()).values().iterator().next();
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = ask("sessions/" + visit.get(0).session() + "/events?limit=2" + cursor);
      page.get("rows").forEach(row -> ids.add(row.get("id").asText()));
      cursor =
          page.get("next_cursor").isNull() ? null : "&cursor=" + page.get("next_cursor").asText();
    }
    assertThat(ids).isEqualTo(visit.stream().map(Event::id).toList());
    JsonNode one = ask("sessions/" + visit.get(0).session());
    assertThat(one.get("events").asInt()).isEqualTo(visit.size());
  }

  @Test
  void visitorsAreAllThereLastSeenFirst() throws Exception {
    Map<String, List<Event>> expected = Obvious.by(period(), Event::visitor);
    JsonNode rows = ask("visitors?limit=500&" + PERIOD).get("rows");
    assertThat(rows).hasSize(expected.size());
    Instant last = Instant.MAX;
    for (JsonNode row : rows) {
      List<Event> events = expected.get(row.get("id").asText());
      assertThat(row.get("visits").asLong()).isEqualTo(Obvious.visits(events));
      assertThat(row.get("events").asInt()).isEqualTo(events.size());
      Instant seen = Instant.parse(row.get("last_seen").asText());
      assertThat(seen).isBeforeOrEqualTo(last);
      last = seen;
    }
    String id = rows.get(0).get("id").asText();
    assertThat(ask("visitors/" + id).get("events").asInt())
        .isEqualTo(generated.people(event -> event.visitor().equals(id)).size());
  }

  @Test
  void exportsContainEveryEventOnce() throws Exception {
    String csv = server.get(BASE + "exports/events?" + PERIOD, "Bearer " + key).body();
    List<String> lines = csv.lines().toList();
    assertThat(lines.get(0)).startsWith("id,kind,name,time,session_id");
    assertThat(
            lines.subList(1, lines.size()).stream()
                .map(line -> line.substring(0, line.indexOf(','))))
        .containsExactlyInAnyOrderElementsOf(period().stream().map(Event::id).toList());
    String ndjson =
        server.get(BASE + "exports/sessions?format=ndjson&" + PERIOD, "Bearer " + key).body();
    assertThat(ndjson.lines()).hasSize(visits(period()).size());
  }

  @Test
  void errorsAreGroupedWithoutTheirNumbers() throws Exception {
    List<Event> errors = generated.people(within(FROM, TO).and(e -> e.kind().equals("js_error")));
    Map<String, List<Event>> expected = Obvious.by(errors, Event::name);
    JsonNode groups = ask("errors?" + PERIOD);
    assertThat(groups.get("total").asInt()).isEqualTo(expected.size()).isEqualTo(2);
    for (JsonNode row : groups.get("rows")) {
      List<Event> group = expected.get(row.get("type").asText());
      assertThat(row.get("occurrences").asInt()).isEqualTo(group.size());
      assertThat(row.get("sessions").asLong()).isEqualTo(Obvious.visits(group));
      assertThat(row.get("visitors").asLong()).isEqualTo(Obvious.visitors(group));
      Event first =
          generated
              .people(e -> e.kind().equals("js_error") && e.name().equals(group.get(0).name()))
              .stream()
              .min(Obvious.IN_ORDER)
              .orElseThrow();
      assertThat(row.get("first_seen").asText()).isEqualTo(first.time().toString());
    }
    String fingerprint = groups.at("/rows/0/fingerprint").asText();
    JsonNode one = ask("errors/" + fingerprint + "?" + PERIOD);
    long inSeries = 0;
    for (JsonNode point : one.get("series")) {
      inSeries += point.get("occurrences").asLong();
    }
    assertThat(inSeries).isEqualTo(groups.at("/rows/0/occurrences").asLong());
    String id = one.at("/last_session_ids/0").asText();
    assertThat(ask("sessions?limit=500&" + PERIOD + filter("error", "is", fingerprint)).get("rows"))
        .hasSize(groups.at("/rows/0/sessions").asInt())
        .anyMatch(row -> row.get("id").asText().equals(id));
  }

  @Test
  void theStateOfAnErrorIsKept() throws Exception {
    String fingerprint = ask("errors?" + PERIOD).at("/rows/0/fingerprint").asText();
    String path = BASE + "errors/" + fingerprint;
    assertThat(
            server.send("PATCH", path, "Bearer " + key, "{\"status\":\"resolved\"}").statusCode())
        .isEqualTo(200);
    assertThat(ask("errors?status=resolved&" + PERIOD).get("rows")).hasSize(1);
    assertThat(ask("errors?status=open&" + PERIOD).get("rows")).hasSize(1);
    server.send("PATCH", path, "Bearer " + key, "{\"status\":\"open\"}");
    assertThat(ask("errors?status=resolved&" + PERIOD).get("rows")).isEmpty();
  }

  @Test
  void webVitalsAreRatedByTheir75thPercentile() throws Exception {
    JsonNode vitals = ask("web-vitals?" + PERIOD);
    for (String name : List.of("lcp", "inp", "cls")) {
      List<Double> values =
          generated
              .people(
                  within(FROM, TO).and(e -> e.kind().equals("web_vital") && e.name().equals(name)))
              .stream()
              .map(Event::value)
              .toList();
      assertThat(vitals.at("/overall/" + name + "/p75").asDouble())
          .isEqualTo(Obvious.quantile(0.75, values));
      assertThat(vitals.at("/overall/" + name + "/samples").asInt()).isEqualTo(values.size());
    }
    assertThat(vitals.at("/overall/lcp/rating").asText()).isEqualTo("needs_improvement");
    assertThat(vitals.at("/overall/ttfb").isNull()).isTrue();
    assertThat(vitals.get("rows")).hasSize(Generated.PAGES.size());
  }

  @ParameterizedTest
  @CsvSource({"visitors, 86400", "visits, 86400", "visitors, 7200"})
  void funnelsFollowStepsInOrderWithinTheWindow(String count, int window) throws Exception {
    JsonNode funnel =
        post(
            "funnel",
            """
            {"from":"%s","to":"%s","window_s":%d,"count":"%s","breakdown":"countries","interval":"day",
             "steps":[{"page":"/"},{"page":"/shop*"},{"event":"signup"}]}
            """
                .formatted(FROM, TO, window, count));
    List<Predicate<Event>> steps =
        List.of(
            e -> e.kind().equals("page_view") && e.path().equals("/"),
            e -> e.kind().equals("page_view") && e.path().startsWith("/shop"),
            e -> e.kind().equals("custom") && e.name().equals("signup"));
    long[] expected = new long[3];
    Obvious.by(period(), count.equals("visitors") ? Event::visitor : Event::session)
        .values()
        .forEach(
            events -> {
              int level = level(events, steps, Duration.ofSeconds(window));
              for (int i = 0; i < level; i++) {
                expected[i]++;
              }
            });
    assertThat(expected[2]).isPositive();
    for (int i = 0; i < 3; i++) {
      assertThat(funnel.at("/steps/" + i + "/count").asLong()).isEqualTo(expected[i]);
      long ofRows = 0;
      for (JsonNode row : funnel.get("rows")) {
        ofRows += row.get("counts").get(i).asLong();
      }
      long ofPoints = 0;
      for (JsonNode point : funnel.get("points")) {
        ofPoints += point.get("counts").get(i).asLong();
      }
      assertThat(ofRows).isEqualTo(expected[i]);
      assertThat(ofPoints).isEqualTo(expected[i]);
    }
  }

  /** The most steps that can be reached from any first step. */
  private static int level(List<Event> events, List<Predicate<Event>> steps, Duration window) {
    List<Event> sorted = events.stream().sorted(Obvious.IN_ORDER).toList();
    int best = 0;
    for (Event first : sorted) {
      if (steps.get(0).test(first)) {
        int level = 1;
        Instant last = first.time();
        for (Event event : sorted) {
          if (level < steps.size()
              && event.time().isAfter(last)
              && !event.time().isAfter(first.time().plus(window))
              && steps.get(level).test(event)) {
            level++;
            last = event.time();
          }
        }
        best = Math.max(best, level);
      }
    }
    return best;
  }

  @Test
  void retentionCountsWhoCameBack() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    JsonNode rows = ask("retention?interval=day&time_zone=Europe/Berlin&" + PERIOD).get("rows");
    Map<Instant, Map<Instant, Set<String>>> expected = new HashMap<>();
    Obvious.by(period(), Event::visitor)
        .forEach(
            (visitor, events) -> {
              Set<Instant> days =
                  events.stream()
                      .map(e -> bucket(e.time(), zone, "day"))
                      .collect(Collectors.toSet());
              Instant first = days.stream().min(Comparator.naturalOrder()).orElseThrow();
              days.forEach(
                  day ->
                      expected
                          .computeIfAbsent(first, d -> new HashMap<>())
                          .computeIfAbsent(day, d -> new HashSet<>())
                          .add(visitor));
            });
    for (int i = 0; i < rows.size(); i++) {
      Map<Instant, Set<String>> cohort =
          expected.getOrDefault(Instant.parse(rows.get(i).get("start").asText()), Map.of());
      Instant own = Instant.parse(rows.get(i).get("start").asText());
      assertThat(rows.get(i).get("visitors").asInt())
          .isEqualTo(cohort.getOrDefault(own, Set.of()).size());
      for (int k = 0; k < rows.get(i).get("returned").size(); k++) {
        Instant later = Instant.parse(rows.get(i + k + 1).get("start").asText());
        assertThat(rows.get(i).get("returned").get(k).asInt())
            .isEqualTo(cohort.getOrDefault(later, Set.of()).size());
      }
    }
  }

  @Test
  void journeysAreSequencesOfPages() throws Exception {
    Map<List<String>, Long> expected = new HashMap<>();
    Obvious.sessions(generated.people(within(FROM, TO).and(e -> e.kind().equals("page_view"))))
        .values()
        .forEach(
            views -> {
              List<String> pages = new ArrayList<>();
              for (Event view : views) {
                if (pages.isEmpty() || !pages.get(pages.size() - 1).equals(view.path())) {
                  pages.add(view.path());
                }
              }
              expected.merge(
                  List.copyOf(pages.subList(0, Math.min(3, pages.size()))), 1L, Long::sum);
            });
    JsonNode journeys = ask("journeys?steps=3&limit=500&" + PERIOD);
    assertThat(journeys.get("rows")).hasSize(expected.size());
    for (JsonNode row : journeys.get("rows")) {
      List<String> pages = new ArrayList<>();
      row.get("pages").forEach(page -> pages.add(page.asText()));
      assertThat(row.get("visits").asLong()).isEqualTo(expected.get(pages));
    }
    long starts = 0;
    for (JsonNode link : journeys.get("links")) {
      starts += link.get("step").asInt() == 1 ? link.get("visits").asLong() : 0;
    }
    assertThat(starts).isEqualTo(journeys.get("visits").asLong());
  }

  @Test
  void goalsRevenueAndAttribution() throws Exception {
    post("saved/goals", "{\"name\":\"Sign up\",\"definition\":{\"event\":\"signup\"}}");
    List<Event> signups =
        generated.people(
            within(FROM, TO).and(e -> e.kind().equals("custom") && e.name().equals("signup")));
    JsonNode goal = ask("conversions?" + PERIOD).at("/rows/0");
    assertThat(goal.get("conversions").asInt()).isEqualTo(signups.size());
    assertThat(goal.get("visitors").asLong()).isEqualTo(Obvious.visitors(signups));
    Map<String, Double> sums =
        signups.stream()
            .collect(
                Collectors.groupingBy(
                    e -> (String) e.properties().get("currency"),
                    Collectors.summingDouble(
                        e -> ((Number) e.properties().get("revenue")).doubleValue())));
    for (JsonNode row : ask("revenue?event=signup&" + PERIOD).get("rows")) {
      assertThat(row.get("amount").asDouble()).isEqualTo(sums.get(row.get("currency").asText()));
    }
    for (JsonNode money : goal.get("revenue")) {
      assertThat(money.get("amount").asDouble())
          .isEqualTo(sums.get(money.get("currency").asText()));
    }
    for (String model : List.of("first", "last", "linear")) {
      Map<String, Double> expected = attribution(signups, model);
      JsonNode attribution = ask("attribution?event=signup&model=" + model + "&" + PERIOD);
      assertThat(attribution.get("rows")).hasSize(expected.size());
      for (JsonNode row : attribution.get("rows")) {
        assertThat(row.get("conversions").asDouble())
            .isCloseTo(
                expected.get(row.get("name").isNull() ? "" : row.get("name").asText()),
                org.assertj.core.data.Offset.offset(1e-9));
      }
    }
  }

  private Map<String, Double> attribution(List<Event> conversions, String model) {
    Map<String, List<Event>> visits = visits(period());
    Map<String, Double> credit = new HashMap<>();
    for (Event conversion : conversions) {
      List<List<Event>> before =
          visits.values().stream()
              .filter(v -> v.get(0).visitor().equals(conversion.visitor()))
              .filter(v -> !v.get(0).time().isAfter(conversion.time()))
              .sorted(Comparator.comparing(v -> v.get(0).time()))
              .toList();
      List<List<Event>> credited =
          switch (model) {
            case "first" -> before.subList(0, 1);
            case "last" -> before.subList(before.size() - 1, before.size());
            default -> before;
          };
      for (List<Event> visit : credited) {
        credit.merge(Obvious.source(Obvious.entry(visit)), 1.0 / credited.size(), Double::sum);
      }
    }
    return credit;
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

  @Test
  void eventPropertiesAreListedWithTheirValues() throws Exception {
    List<Event> signups =
        generated.people(
            within(FROM, TO).and(e -> e.kind().equals("custom") && e.name().equals("signup")));
    JsonNode names = ask("event-properties?event=signup&" + PERIOD).get("rows");
    assertThat(names).hasSize(3);
    JsonNode plans = ask("event-properties?event=signup&property=plan&" + PERIOD).get("rows");
    for (JsonNode row : plans) {
      assertThat(row.get("events").asLong())
          .isEqualTo(
              signups.stream()
                  .filter(e -> row.get("name").asText().equals(e.properties().get("plan")))
                  .count());
    }
    assertThat(plans).hasSize(2);
  }
}
