package io.gosight.api;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threeten.extra.MutableClock;

/** Visits of {@code visits.tsv} are counted as their references say. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisitsIT {
  private static final int COLUMNS = 7;
  private static final String SEARCHED =
      URLEncoder.encode(
          "[{\"property\":\"channel\",\"operator\":\"is\",\"values\":[\"search\"]}]",
          StandardCharsets.UTF_8);

  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-04-05T12:00:00Z"), ZoneOffset.UTC);
  private final AtomicInteger projects = new AtomicInteger();
  private Stores stores;
  private ApiServer server;

  private record Case(
      String name,
      String from,
      String to,
      String zone,
      List<String> events,
      List<String> expected) {
    static Case of(String line) {
      String[] row = line.split("\t", -1);
      assertThat(row).as(line).hasSize(COLUMNS);
      return new Case(
          row[0],
          row[1],
          row[2],
          row[3],
          List.of(row[4].split("; ", -1)),
          List.of(row[5].split("; ", -1)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  void start(Stores lent) throws Exception {
    stores = lent;
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  static Stream<Case> cases() throws Exception {
    try (InputStream in = VisitsIT.class.getResourceAsStream("/visits.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(Case::of);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areCountedAsTheirReferenceSays(Case visits) throws Exception {
    String project = "visits-" + projects.incrementAndGet();
    new Projects(stores.postgres()).create(project, project);
    String key =
        new ApiKeys(stores.postgres(), new SecureRandom())
            .create(KeyKind.SECRET, project, "reader")
            .plaintext();
    insert(project, visits.events().stream().flatMap(VisitsIT::repeated).toList());
    for (String expected : visits.expected()) {
      String field = expected.substring(0, expected.indexOf('='));
      String period =
          "?from=" + visits.from() + "&to=" + visits.to() + "&time_zone=" + visits.zone();
      String base = "/api/v1/projects/" + project + "/";
      assertThat(field + "=" + answer(base, field, period, key)).isEqualTo(expected);
    }
  }

  private String answer(String base, String field, String period, String key) throws Exception {
    return switch (field) {
      case "daily" ->
          texts(server.ask(base + "series" + period + "&interval=day", key).get("points"))
              .map(point -> point.get("visits").asText())
              .collect(Collectors.joining(" "));
      case "lengths" ->
          texts(server.ask(base + "sessions" + period, key).get("rows"))
              .sorted(comparing(row -> row.get("started_at").asText()))
              .map(row -> row.get("duration_ms").asLong() / 1000 + "s")
              .collect(Collectors.joining(" "));
      case "by-id" -> byId(base, period, key);
      case "of-visitor" ->
          server.ask(base + "visitors" + period, key).get("rows").get(0).get("visits").asText();
      case "of-bots" ->
          texts(server.ask(base + "bots" + period, key).get("rows"))
              .map(row -> row.get("visits").asText())
              .collect(Collectors.joining(" "));
      case "searched" ->
          server
              .ask(base + "summary" + period + "&filters=" + SEARCHED, key)
              .get("figures")
              .get("visits")
              .asText();
      case "sources", "channels", "entry-pages", "exit-pages" ->
          texts(server.ask(base + "breakdowns/" + field + period, key).get("rows"))
              .map(row -> row.get("name").asText("-") + ":" + row.get("visits").asText())
              .map(text -> text.replace("null:", "-:"))
              .collect(Collectors.toCollection(TreeSet::new))
              .stream()
              .collect(Collectors.joining(","));
      default -> server.ask(base + "summary" + period, key).get("figures").get(field).asText();
    };
  }

  /** Each visit of the list asked for by its id, and the pages that it viewed. */
  private String byId(String base, String period, String key) throws Exception {
    TreeSet<String> pages = new TreeSet<>();
    for (JsonNode listed : server.ask(base + "sessions" + period, key).get("rows")) {
      String visit = base + "sessions/" + listed.get("id").asText();
      assertThat(server.ask(visit, key)).isEqualTo(listed);
      pages.add(
          texts(server.ask(visit + "/events", key).get("rows"))
              .filter(event -> event.get("kind").asText().equals("page_view"))
              .map(event -> event.get("page").asText())
              .collect(Collectors.joining("+")));
    }
    return String.join(",", pages);
  }

  private static Stream<JsonNode> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** An event that ends with {@code x60 PT20M} happens 60 times, every 20 minutes. */
  private static Stream<String> repeated(String event) {
    String[] words = event.split(" ", -1);
    int times = words.length - 2;
    if (!words[times].matches("x[0-9]+")) {
      return Stream.of(event);
    }
    Duration step = Duration.parse(words[times + 1]);
    String rest = String.join(" ", Arrays.copyOfRange(words, 1, times));
    return IntStream.range(0, Integer.parseInt(words[times].substring(1)))
        .mapToObj(i -> Instant.parse(words[0]).plus(step.multipliedBy(i)) + " " + rest);
  }

  private void insert(String project, List<String> events) throws Exception {
    EventRow[] rows = new EventRow[events.size()];
    Map<String, String> views = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      String[] words = events.get(i).split(" ", -1);
      String session = project + words[1];
      // The greater id comes first, so that only the sequence can be right.
      String id = "e" + (999 - i);
      EventRow row =
          EventRow.of(project, id, session, words[2], Instant.parse(words[0])).with("sequence", i);
      if (words[2].equals("view")) {
        views.put(session, id);
        int slash = words[4].indexOf('/');
        row =
            row.with("kind", "page_view")
                .with("path", words[3])
                .with("source", words[4].substring(0, slash))
                .with("channel", words[4].substring(slash + 1));
      } else {
        row =
            words[2].equals("leave")
                ? row.with("kind", "page_leave").with("value", Long.parseLong(words[3]))
                : row.with("name", words[3]);
      }
      row = row.with("view_id", views.getOrDefault(session, ""));
      rows[i] =
          words[1].equals("bot")
              ? row.with("bot", true).with("bot_kind", "search").with("bot_name", "Googlebot")
              : row;
    }
    EventRow.insert(stores, rows);
  }
}
