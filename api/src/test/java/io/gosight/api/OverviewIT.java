package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** A small project of which every figure is known. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverviewIT {
  private static final Instant NOW = Instant.parse("2026-03-01T00:10:00Z");
  private static final String PATH = "/api/v1/projects/shop/overview";

  private final MutableClock clock = MutableClock.of(NOW, ZoneOffset.UTC);
  private Stores stores;
  private ApiServer server;
  private String key;

  @BeforeAll
  void start(Stores lent) throws Exception {
    stores = lent;
    ApiKeys keys = new ApiKeys(stores.postgres(), new SecureRandom());
    for (String project : new String[] {"shop", "quiet"}) {
      new Projects(stores.postgres()).create(project, project);
    }
    key = keys.create(KeyKind.SECRET, "shop", "reader").plaintext();
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
    EventRow.insert(stores, visitThatBounced());
    EventRow.insert(stores, visitThatStayed());
    EventRow.insert(stores, whatDoesNotCount());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Instant ago(Duration age) {
    return NOW.minus(age);
  }

  private static EventRow[] visitThatBounced() {
    Instant start = ago(Duration.ofHours(3));
    return new EventRow[] {
      EventRow.of("shop", "a1", "a", "page_view", start)
          .with("referrer_host", "news.example")
          .with("path", "/sale"),
      EventRow.of("shop", "a2", "a", "page_leave", start.plusSeconds(4)).with("value", 4000),
    };
  }

  private static EventRow[] visitThatStayed() {
    Instant start = ago(Duration.ofMinutes(20));
    return new EventRow[] {
      EventRow.of("shop", "b1", "b", "page_view", start),
      EventRow.of("shop", "b2", "b", "click", start.plusSeconds(2)),
      EventRow.of("shop", "b3", "b", "page_leave", start.plusSeconds(9)).with("value", 6000),
      EventRow.of("shop", "b4", "b", "page_view", start.plusSeconds(10))
          .with("view_id", "second")
          .with("path", "/sale")
          .with("referrer_host", ""),
      EventRow.of("shop", "b5", "b", "page_leave", start.plusSeconds(90))
          .with("view_id", "second")
          .with("value", 50_000),
      // The same visitor's next visit, with no page view yet.
      EventRow.of("shop", "c1", "c", "custom", ago(Duration.ofMinutes(2)))
          .with("visitor_id", "visitor-of-b")
          .with("country", ""),
    };
  }

  private static EventRow[] whatDoesNotCount() {
    Instant within = ago(Duration.ofMinutes(3));
    return new EventRow[] {
      EventRow.of("shop", "bot", "x", "page_view", within).with("bot", true),
      EventRow.of("quiet", "q1", "y", "page_view", within),
      EventRow.of("shop", "old", "z", "page_view", ago(Duration.ofHours(25))),
      EventRow.of("shop", "edge", "z2", "page_view", NOW),
    };
  }

  private JsonNode overview(String query) throws Exception {
    return server.ask(PATH + query, key);
  }

  @Test
  void countsWhatTheLastDayHad() throws Exception {
    JsonNode answer = overview("");
    assertThat(answer.get("visitors").asLong()).isEqualTo(2);
    assertThat(answer.get("sessions").asLong()).isEqualTo(3);
    assertThat(answer.get("page_views").asLong()).isEqualTo(3);
    assertThat(answer.get("bounce_rate").asDouble()).isEqualTo(0.5);
    assertThat(answer.get("median_engaged_ms").asLong()).isEqualTo(56_000);
    assertThat(answer.get("pages").toString())
        .isEqualTo(
            """
            [{"host":"shop.example","path":"/sale","page_views":2,"visitors":2},\
            {"host":"shop.example","path":"/","page_views":1,"visitors":1}]\
            """);
    assertThat(answer.get("countries").toString())
        .isEqualTo("[{\"name\":\"NP\",\"visitors\":2},{\"name\":null,\"visitors\":1}]");
    assertThat(answer.get("browsers").toString())
        .isEqualTo("[{\"name\":\"Firefox\",\"visitors\":2}]");
    assertThat(answer.get("referrers").toString())
        .isEqualTo("[{\"name\":\"news.example\",\"sessions\":1},{\"name\":null,\"sessions\":1}]");
  }

  @Test
  void countsWhoIsThereNowWhateverThePeriod() throws Exception {
    JsonNode answer = overview("?from=2026-02-01T00:00:00Z&to=2026-02-02T00:00:00Z");
    assertThat(answer.get("sessions").asLong()).isZero();
    assertThat(answer.get("bounce_rate").isNull()).isTrue();
    assertThat(answer.get("median_engaged_ms").isNull()).isTrue();
    // The visitor of b; the event at this very moment is of another.
    assertThat(answer.get("live_visitors").asLong()).isEqualTo(2);
  }

  @Test
  void cutsThePeriodAtLocalTimesWithoutGaps() throws Exception {
    JsonNode series =
        overview("?from=2026-02-20T00:00:00Z&to=2026-03-01T00:10:00Z&time_zone=Asia/Kathmandu")
            .get("series");
    assertThat(series.get("step").asText()).isEqualTo("PT6H");
    JsonNode points = series.get("points");
    assertThat(points.get(0).get("start").asText()).isEqualTo("2026-02-19T18:15:00Z");
    long views = 0;
    for (JsonNode point : points) {
      views += point.get("page_views").asLong();
    }
    // Both visits', and that of 25 hours ago.
    assertThat(views).isEqualTo(4);
  }

  @Test
  void duplicatesChangeNoFigure() throws Exception {
    String before = figures();
    EventRow.insert(stores, visitThatBounced());
    EventRow.insert(stores, visitThatStayed());
    // Sent again a day later, in another month, when its true time seemed to be another hour.
    EventRow sale = visitThatBounced()[0];
    EventRow.insert(
        stores,
        sale.sentAgain(ago(Duration.ofHours(2)), NOW.plus(Duration.ofDays(1))),
        sale.sentAgain(ago(Duration.ofHours(40)), NOW.plus(Duration.ofDays(40))),
        // A copy whose original is older than the period.
        EventRow.of("shop", "old", "z", "page_view", ago(Duration.ofHours(25)))
            .sentAgain(ago(Duration.ofHours(1)), NOW));
    assertThat(figures()).isEqualTo(before);
    stores.clickhouse("OPTIMIZE TABLE events FINAL");
    assertThat(figures()).isEqualTo(before);
  }

  private String figures() throws Exception {
    return overview("").toString()
        + overview("?from=2026-02-28T00:00:00Z&to=2026-03-01T00:00:00Z")
        + overview("?from=2026-02-28T20:00:00Z&to=2026-02-28T23:30:00Z");
  }
}
