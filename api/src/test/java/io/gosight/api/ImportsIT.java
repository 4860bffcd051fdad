package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Scope;
import io.gosight.api.imports.ImportedEvent;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** What is taken over of other programs' exports, and what is refused. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsIT {
  private static final String IMPORTS = "/api/v1/projects/imported/imports";
  private static final String UMAMI_HEADER =
      "website_id,session_id,visit_id,event_id,hostname,browser,os,device,country,url_path,"
          + "url_query,referrer_domain,referrer_path,page_title,event_type,event_name,created_at\n";

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private ApiServer server;
  private String admin;
  private String other;

  @BeforeAll
  void serve(Stores stores) throws Exception {
    new Projects(stores.postgres()).create("imported", "Imported");
    new Projects(stores.postgres()).create("imported-not", "Another");
    ApiKeys keys = new ApiKeys(stores.postgres(), new SecureRandom());
    admin = bearer(keys, "imported");
    other = bearer(keys, "imported-not");
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  private static String bearer(ApiKeys keys, String project) throws Exception {
    return "Bearer "
        + keys.create(KeyKind.SECRET, project, "k", EnumSet.allOf(Scope.class)).plaintext();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private JsonNode send(String source, String csv, int status) throws Exception {
    String body = json.createObjectNode().put("source", source).put("csv", csv).toString();
    HttpResponse<String> response = server.send("POST", IMPORTS, admin, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return json.readTree(response.body());
  }

  private JsonNode days(String key, String project) throws Exception {
    HttpResponse<String> response =
        server.get("/api/v1/projects/" + project + "/imports/days", key);
    return json.readTree(response.body()).get("days");
  }

  @Test
  void umamisEventsAreTakenOverAndWrongRowsAreNamedByLine() throws Exception {
    String good =
        "w,s1,v1,e1,shop.example,chrome,Linux,laptop,VN,/cart,?token=x,google.com,/,Cart,";
    JsonNode made =
        send(
            "umami",
            UMAMI_HEADER
                + good
                + "1,,2026-03-01 10:00:00\n"
                + good.replace("e1", "")
                + "2,signup,2026-03-01T10:00:05Z\n"
                + good
                + "1,,2031-01-01 00:00:00\n"
                + good
                + "9,,2026-03-01 10:00:00\n\n"
                + good.replace("s1", "../s")
                + "1,,2026-03-01 10:00:00\n"
                + good
                + "2,,yesterday\n",
            200);
    assertThat(made.get("rows").asInt()).isEqualTo(6);
    assertThat(made.get("taken").asInt()).isEqualTo(2);
    assertThat(made.get("refused").findValuesAsText("line")).containsExactly("4", "5", "7", "8");
    assertThat(made.at("/refused/0/reason").asText()).contains("future");

    List<ImportedEvent> stored = server.imported().stored();
    assertThat(stored)
        .extracting(ImportedEvent::url, ImportedEvent::name, ImportedEvent::session)
        .containsExactly(
            tuple("https://shop.example/cart", "", "umami-v1"),
            tuple("https://shop.example/cart", "signup", "umami-v1"));
    assertThat(stored.get(0).id()).isEqualTo("umami-e1");
    assertThat(stored.get(0).referrer()).isEqualTo("https://google.com/");
    assertThat(stored.get(1).id()).matches("umami-[0-9a-f]{32}");
    assertThat(server.get(IMPORTS, admin).body()).contains(made.get("id").asText());
  }

  @Test
  void totalsAreKeptApartOncePerDay() throws Exception {
    String plausible = "date,visitors,pageviews,bounces,visits,visit_duration\n";
    String day = "2026-03-01,12,40,3,15,900\n";
    assertThat(send("plausible", plausible + day + day + "2026-03-02,-1,1,1,1,1\n", 200).toString())
        .contains("\"taken\":1", "\"line\":3", "\"line\":4");
    send("plausible", plausible + day.replace(",12,", ",13,"), 200);
    String ga4 =
        """
        # ----
        # Shop
        # Start date: 20260301

        Date,Active users,Sessions,Views
        20260301,7,9,30
        20260230,7,9,30
        """;
    assertThat(send("ga4", ga4, 200).at("/refused/0/line").asInt()).isEqualTo(7);

    assertThat(days(admin, "imported").toString())
        .isEqualTo(
            "[{\"day\":\"2026-03-01\",\"source\":\"ga4\",\"visitors\":7,\"visits\":9,\"page_views\":30},"
                + "{\"day\":\"2026-03-01\",\"source\":\"plausible\",\"visitors\":13,\"visits\":15,"
                + "\"page_views\":40}]");
    assertThat(days(other, "imported-not")).isEmpty();
    JsonNode summary =
        json.readTree(
            server
                .get(
                    "/api/v1/projects/imported/overview?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z",
                    admin)
                .body());
    assertThat(summary.get("visitors").asInt()).isZero();
  }

  @Test
  void whatIsNoExportIsRefusedAsAWhole() throws Exception {
    assertThat(send("umami", "date,visitors\n2026-03-01,1\n", 400).get("detail").asText())
        .contains("session_id");
    assertThat(send("plausible", "date,visitors,pageviews\n\"open", 400).get("field").asText())
        .isEqualTo("/csv");
    assertThat(send("ga4", "# nothing\n", 400).get("detail").asText()).contains("header");
    send("matomo", "a\n", 400);
    send("plausible", "date,visitors,pageviews\n" + "2026-03-01,1,1\n".repeat(20_001), 400);
    send("plausible", "x".repeat(1 << 20), 400);
  }
}
