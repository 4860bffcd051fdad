package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.People.Person;
import io.gosight.api.auth.Role;
import io.gosight.api.privacy.Housekeeping;
import io.gosight.api.project.Projects;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** Access to and erasure of visitors' data, and retention. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyIT {
  private static final String PROJECT = "privacy";

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private ApiServer server;
  private Person admin;

  @BeforeAll
  void serve(Stores stores) throws Exception {
    server = new ApiServer(stores.postgres(), stores.reader(), stores.writer(), clock);
  }

  @BeforeEach
  void start(Stores stores) throws Exception {
    stores.postgres("DELETE FROM projects WHERE id IN ('privacy', 'privacy-theirs')");
    stores.clickhouse(
        "ALTER TABLE events DELETE WHERE project_id LIKE 'privacy%' SETTINGS mutations_sync = 1");
    new Projects(stores.postgres()).create(PROJECT, "Privacy");
    new Projects(stores.postgres()).create("privacy-theirs", "Theirs");
    admin = new People(stores, clock).member("Admin", PROJECT, Role.ADMIN, false);
    Instant now = clock.instant();
    EventRow.insert(
        stores,
        EventRow.of(PROJECT, "e1", "s1", "page_view", now.minus(Duration.ofDays(40))),
        EventRow.of(PROJECT, "e2", "s1", "click", now),
        EventRow.of(PROJECT, "e3", "s2", "page_view", now),
        EventRow.of("privacy-theirs", "e4", "s1", "page_view", now.minus(Duration.ofDays(40))));
    stores.postgres(
        "INSERT INTO alert_history (id, project_id, kind, group_key, state, alert, happened_at,"
            + " created_at) VALUES (gen_random_uuid(), 'privacy', 'insights', '', 'notified',"
            + " '{\"session_id\":\"s1\"}', now(), now()), (gen_random_uuid(), 'privacy', 'insights', '',"
            + " 'notified', '{\"session_id\":\"s2\"}', now(), now())");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private JsonNode send(String method, String path, int status) throws Exception {
    return send(method, path, "", status);
  }

  private JsonNode send(String method, String path, String body, int status) throws Exception {
    HttpResponse<String> response =
        server.send(method, "/api/v1/projects/" + PROJECT + path, admin.bearer(), body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return json.readTree(response.body());
  }

  private JsonNode data(String visitor) throws Exception {
    return send("GET", "/visitors/" + visitor + "/data", 200);
  }

  @Test
  void aVisitorsDataIsGivenThenErasedWithAReceipt(Stores stores) throws Exception {
    JsonNode before = data("visitor-of-s1");
    assertThat(before.get("events"))
        .extracting(event -> event.get("event_id").asText())
        .containsExactly("e1", "e2");
    assertThat(before.get("alerts")).hasSize(1);

    JsonNode receipt = send("DELETE", "/visitors/visitor-of-s1", 200);

    assertThat(receipt.at("/erased/events").asInt()).isEqualTo(2);
    assertThat(receipt.at("/erased/alerts").asInt()).isEqualTo(1);
    JsonNode after = data("visitor-of-s1");
    assertThat(after.get("events")).isEmpty();
    assertThat(after.get("alerts")).isEmpty();
    assertThat(data("visitor-of-s2").get("events")).hasSize(1);
    assertThat(data("visitor-of-s2").get("alerts")).hasSize(1);
    assertThat(send("GET", "/erasures", 200).get("erasures").get(0)).isEqualTo(receipt);
    assertThat(send("GET", "/audit-log", 200).toString())
        .contains("erase-visitor", "visitor=visitor-of-s1", "get-visitor-data");
  }

  @Test
  void lateEventsOfAnErasedVisitorAreErasedAgain(Stores stores) throws Exception {
    send("DELETE", "/visitors/visitor-of-s1", 200);
    EventRow.insert(
        stores,
        EventRow.of(PROJECT, "late", "s9", "click", clock.instant())
            .with("visitor_id", "visitor-of-s1"));
    assertThat(data("visitor-of-s1").get("events")).hasSize(1);

    server.bean("apiHousekeeping", Housekeeping.class).run();

    assertThat(data("visitor-of-s1").get("events")).isEmpty();
  }

  @Test
  void whatOutlivesTheRetentionIsDeletedInItsProjectOnly(Stores stores) throws Exception {
    send("PATCH", "/settings", "{\"retention\":{\"events_days\":30}}", 200);

    server.bean("apiHousekeeping", Housekeeping.class).run();

    assertThat(data("visitor-of-s1").get("events"))
        .singleElement()
        .satisfies(event -> assertThat(event.get("event_id").asText()).isEqualTo("e2"));
    assertThat(stores.count("SELECT count() AS n FROM events WHERE project_id = 'privacy-theirs'"))
        .isEqualTo(1);
  }
}
