package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.tests.load.GenerateLoad;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole way of {@code whole-way.tsv}: from a sender's request, through the stages of a running
 * hub, to what the API says of the visit.
 */
@ExtendWith(SharedSite.class)
class WholeWayIT {
  private static final String PROJECT = "/api/v1/projects/demo/";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETTINGS =
      """
      {"pages": {"patterns": ["/product/:id"], "drop_trailing_slash": true},
       "domains": ["pay.example"]}
      """;

  private final Site site;
  private final Requests requests;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String run = GenerateLoad.runName();

  WholeWayIT(Site site) {
    this.site = site;
    this.requests = new Requests(site);
  }

  @Test
  void everyVisitIsWhatItsReferenceSays() throws Exception {
    site.run(Map.of("gosight.http.trusted-proxies", "127.0.0.0/8"));
    List<VisitCase> cases = VisitCase.read();
    chooseHowPagesCount(cases.get(0));
    for (VisitCase visit : cases) {
      send(visit, session(visit));
    }
    SoftAssertions answers = new SoftAssertions();
    Map<String, JsonNode> found = new HashMap<>();
    for (VisitCase visit : cases) {
      check(visit, found, answers);
    }
    answers.assertAll();
  }

  private String session(VisitCase visit) {
    return run + "-" + visit.name();
  }

  /** Changes the project's settings, and waits until what is stored obeys them. */
  private void chooseHowPagesCount(VisitCase like) throws Exception {
    String admin =
        site.command("keys", "create", "--kind", "secret", "--scope", "read,administer").strip();
    HttpRequest change =
        HttpRequest.newBuilder(site.hub().http().resolve(PROJECT + "settings"))
            .header("Authorization", "Bearer " + admin)
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(SETTINGS))
            .build();
    HttpResponse<String> changed = http.send(change, HttpResponse.BodyHandlers.ofString());
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    VisitCase probe =
        new VisitCase(
            "probe",
            like.userAgent(),
            List.of(),
            like.site(),
            "",
            "",
            0,
            List.of("-1000 view /product/1/"),
            List.of());
    AtomicInteger tries = new AtomicInteger();
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              String session = run + "-probe-" + tries.incrementAndGet();
              send(probe, session);
              return stored(session).get("entry_page").asText().equals("/product/:id");
            });
  }

  private void send(VisitCase visit, String session) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.hub().http().resolve("/v1/events"))
            .header("User-Agent", visit.userAgent())
            .header("Content-Type", "application/json")
            .header("x-gosight-key", site.keys().write())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    visit.batch(session, System.currentTimeMillis())));
    for (String line : visit.addressHeaders()) {
      int colon = line.indexOf(": ");
      request.header(line.substring(0, colon), line.substring(colon + 2));
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(visit.name() + answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("accepted").asInt())
        .as(visit.name() + answer.body())
        .isEqualTo(visit.events().size());
  }

  private JsonNode stored(String session) {
    return await()
        .atMost(LIMIT)
        .until(() -> ask("sessions/" + session), answer -> answer.has("entry_page"));
  }

  /** Asks again where a busy machine had no time to answer. */
  private JsonNode rows(String path) {
    return await().atMost(LIMIT).until(() -> ask(path), answer -> answer.has("rows"));
  }

  private JsonNode ask(String path) throws IOException, InterruptedException {
    return JSON.readTree(requests.read(PROJECT + path).body());
  }

  private void check(VisitCase visit, Map<String, JsonNode> found, SoftAssertions answers)
      throws Exception {
    if (visit.expected().size() == 1 && visit.expected().get(0).startsWith("bot=")) {
      String bot = visit.expected().get(0).substring("bot=".length());
      await().atMost(LIMIT).untilAsserted(() -> assertThat(bots()).contains(bot));
      answers
          .assertThat(ask("sessions/" + session(visit)).has("entry_page"))
          .as(visit.name() + " is no visit")
          .isFalse();
      return;
    }
    JsonNode answer = stored(session(visit));
    found.put(visit.name(), answer);
    for (String expected : visit.expected()) {
      boolean differs = expected.contains("!=");
      String field = expected.substring(0, expected.indexOf(differs ? "!=" : "="));
      String value = expected.substring(expected.indexOf('=') + 1);
      if (field.equals("visitor")) {
        String other = found.get(value).get("visitor_id").asText();
        answers
            .assertThat(answer.get("visitor_id").asText().equals(other))
            .as(visit.name() + ": " + expected)
            .isEqualTo(!differs);
      } else {
        answers
            .assertThat(text(visit, answer, field))
            .as(visit.name() + ": " + field)
            .isEqualTo(value);
      }
    }
  }

  private String text(VisitCase visit, JsonNode answer, String field) throws Exception {
    return switch (field) {
      case "pages" -> pages(visit);
      case "visits" -> visits(visit);
      default -> answer.get(field).asText();
    };
  }

  /** The pages of the visit's views in order, two events an answer. */
  private String pages(VisitCase visit) throws Exception {
    List<String> pages = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = rows("sessions/" + session(visit) + "/events?limit=2" + cursor);
      for (JsonNode event : page.get("rows")) {
        if (event.get("kind").asText().equals("page_view")) {
          pages.add(event.get("page").asText());
        }
      }
      JsonNode next = page.get("next_cursor");
      cursor = next.isNull() ? null : "&cursor=" + next.asText();
    }
    return String.join(" ", pages);
  }

  /** The entry pages of the visits that the session holds, in order. */
  private String visits(VisitCase visit) throws Exception {
    String filters =
        "[{\"property\":\"session\",\"operator\":\"is\",\"values\":[\"" + session(visit) + "\"]}]";
    String period = "?from=" + Instant.now().minus(Duration.ofDays(4)) + "&to=" + Instant.now();
    List<String> pages = new ArrayList<>();
    rows("sessions" + period + "&filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8))
        .get("rows")
        .forEach(row -> pages.add(0, row.get("entry_page").asText()));
    return String.join(" ", pages);
  }

  private List<String> bots() throws Exception {
    List<String> bots = new ArrayList<>();
    ask("bots")
        .get("rows")
        .forEach(row -> bots.add(row.get("kind").asText() + "/" + row.get("name").asText()));
    return bots;
  }
}
