package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.Generated.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Sessions, visitors and exports are those of a slow, obvious computation over generated events.
 */
class SessionsIT extends GeneratedProject {
  SessionsIT() {
    super("figures-of-sessions");
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
    String csv = text("exports/events?" + PERIOD);
    List<String> lines = csv.lines().toList();
    assertThat(lines.get(0)).startsWith("id,kind,name,time,session_id");
    assertThat(
            lines.subList(1, lines.size()).stream()
                .map(line -> line.substring(0, line.indexOf(','))))
        .containsExactlyInAnyOrderElementsOf(period().stream().map(Event::id).toList());
    String ndjson = text("exports/sessions?format=ndjson&" + PERIOD);
    assertThat(ndjson.lines()).hasSize(visits(period()).size());
  }
}
