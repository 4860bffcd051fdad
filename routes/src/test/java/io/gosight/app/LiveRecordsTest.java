package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.realtime.LiveMessage;
import io.gosight.api.realtime.VisitorsNow;
import io.gosight.api.session.StoredEvent;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.Alert;
import io.gosight.proto.v1.AlertKind;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Insight;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.Severity;
import io.gosight.proto.v1.UserAgent;
import io.gosight.store.PlainEvents;
import io.gosight.store.ProjectPages;
import io.gosight.testing.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveRecordsTest {
  private final LiveRecords records =
      new LiveRecords(
          () -> Set.of("shop"),
          new PlainEvents(ProjectPages.plain()),
          project -> Optional.of(new VisitorsNow(2, 3, false, List.of())));

  private static EnrichedBatch.Builder batch(String project) {
    return EnrichedBatch.newBuilder()
        .setProjectId(project)
        .setReceivedAtMs(Samples.NOW.toEpochMilli())
        .setContext(
            BatchContext.newBuilder()
                .setSessionId("s")
                .setVisitorId("v")
                .addPages(Page.newBuilder().setUrl("https://shop.example/cart?x=1")));
  }

  private static KafkaRecord record(EnrichedBatch.Builder batch) {
    return new KafkaRecord(
        "events", 0, 0, batch.getProjectId() + ":s", batch.build().toByteArray());
  }

  @Test
  void eventsOfWatchedProjectsHaveTheFormOfStoredOnes() {
    EnrichedBatch.Builder mine =
        batch("shop")
            .addEvents(Samples.custom("e1", "signup", "{\"plan\":\"pro\"}"))
            .addEvents(Samples.replayChunk("e2"));
    EnrichedBatch.Builder bot =
        batch("shop")
            .setUserAgent(UserAgent.newBuilder().setBot(true))
            .addEvents(Samples.pageView("e3"));
    List<LiveMessage> messages =
        records.events(
            List.of(
                record(mine),
                record(bot),
                record(batch("other").addEvents(Samples.pageView("e4"))),
                new KafkaRecord("events", 0, 0, "shop:s", new byte[] {-1})));

    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).projectId()).isEqualTo("shop");
    assertThat((List<?>) messages.get(0).data())
        .singleElement()
        .isInstanceOfSatisfying(
            StoredEvent.class,
            event -> {
              assertThat(event.id()).isEqualTo("e1");
              assertThat(event.kind()).isEqualTo("custom");
              assertThat(event.name()).isEqualTo("signup");
              assertThat(event.sessionId()).isEqualTo("s");
              assertThat(event.host()).isEqualTo("shop.example");
              assertThat(event.page()).isEqualTo("/cart");
              assertThat(event.properties().at("/plan").asText()).isEqualTo("pro");
            });
  }

  @Test
  void onlyTheNewestOfManyAreSent() {
    EnrichedBatch.Builder many = batch("shop");
    for (int i = 0; i < 50; i++) {
      many.addEvents(Samples.pageView("e" + i));
    }
    LiveMessage message = records.events(List.of(record(many))).get(0);
    assertThat((List<?>) message.data()).hasSize(20);
    assertThat(((StoredEvent) ((List<?>) message.data()).get(19)).id()).isEqualTo("e49");
    assertThat(message.omitted()).isEqualTo(30);
  }

  @Test
  void insightsAndAlertsOfWatchedProjects() throws Exception {
    Insight insight =
        Insight.newBuilder()
            .setId("i")
            .setProjectId("shop")
            .setDetector("rage-click")
            .setSeverity(Severity.SEVERITY_HIGH)
            .build();
    Alert alert =
        Alert.newBuilder()
            .setId("a")
            .setProjectId("shop")
            .setKind(AlertKind.ALERT_KIND_ERROR_RATE)
            .setSeverity(Severity.SEVERITY_LOW)
            .setTitle("Errors")
            .build();
    ObjectMapper json = new ObjectMapper().findAndRegisterModules();

    String insights =
        json.writeValueAsString(
            records.insights(
                List.of(
                    new KafkaRecord("i", 0, 0, "shop", insight.toByteArray()),
                    new KafkaRecord(
                        "i",
                        0,
                        1,
                        "x",
                        insight.toBuilder().setProjectId("x").build().toByteArray()))));
    String alerts =
        json.writeValueAsString(
            records.alerts(List.of(new KafkaRecord("a", 0, 0, null, alert.toByteArray()))));

    assertThat(insights).contains("\"rage-click\"", "\"high\"").doesNotContain("\"x\"");
    assertThat(alerts).contains("\"error_rate\"", "\"low\"", "\"Errors\"");
  }

  @Test
  void visitorsOfWatchedProjects() {
    assertThat(records.visitors())
        .containsExactly(
            new LiveMessage("shop", "visitors", new VisitorsNow(2, 3, false, List.of()), 0));
  }
}
