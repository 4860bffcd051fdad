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
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** A project with generated events, and questions about it. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GeneratedProject {
  static final Instant FROM = Instant.parse("2026-03-22T10:00:00Z");
  static final Instant TO = Instant.parse("2026-03-31T07:30:00Z");
  static final String PERIOD = "from=" + FROM + "&to=" + TO;

  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-04-05T12:00:00Z"), ZoneOffset.UTC);
  private final String project;
  final Generated generated;
  private ApiServer server;
  private String key;

  GeneratedProject(String project) {
    this.project = project;
    this.generated = new Generated(project, 700);
  }

  @BeforeAll
  void start(Stores stores) throws Exception {
    String strangers = project + "-strangers";
    new Projects(stores.postgres()).create(project, project);
    new Projects(stores.postgres()).create(strangers, strangers);
    key =
        new ApiKeys(stores.postgres(), new SecureRandom())
            .create(KeyKind.SECRET, project, "reader")
            .plaintext();
    generated.insert(stores);
    new Generated(strangers, 50).insert(stores);
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String base() {
    return "/api/v1/projects/" + project + "/";
  }

  /** The body of any answer. */
  String text(String question) throws Exception {
    return server.get(base() + question, "Bearer " + key).body();
  }

  /** The status of a change to an item. */
  int patch(String path, String body) throws Exception {
    return server.send("PATCH", base() + path, "Bearer " + key, body).statusCode();
  }

  JsonNode ask(String question) throws Exception {
    return server.ask(base() + question, key);
  }

  JsonNode post(String path, String body) throws Exception {
    HttpResponse<String> response = server.send("POST", base() + path, "Bearer " + key, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  static String filters(String json) {
    return "&filters=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  static String filter(String property, String operator, String... values) {
    String list =
        List.of(values).stream().map(v -> "\"" + v + "\"").collect(Collectors.joining(","));
    return filters(
        "[{\"property\":\"%s\",\"operator\":\"%s\",\"values\":[%s]}]"
            .formatted(property, operator, list));
  }

  List<Event> period() {
    return generated.people(within(FROM, TO));
  }

  /** The whole visits that touch the period. */
  Map<String, List<Event>> visits(List<Event> matching) {
    Set<String> ids = matching.stream().map(Event::session).collect(Collectors.toSet());
    return Obvious.sessions(generated.people(event -> ids.contains(event.session())));
  }

  void isSummaryOf(JsonNode figures, List<Event> events) {
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

  static Instant bucket(Instant time, ZoneId zone, String interval) {
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
}
