package io.gosight.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.kafka.KafkaRecord;
import io.gosight.presence.ActiveSessions.SessionId;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Geo;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.UserAgent;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActiveSessionsTest {
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final ActiveSessions sessions = new ActiveSessions(clock);

  private EnrichedBatch.Builder batch(String session, long timeMs, String... urls) {
    BatchContext.Builder context =
        BatchContext.newBuilder().setSessionId(session).setVisitorId("v");
    for (String url : urls) {
      context.addPages(Page.newBuilder().setUrl(url));
    }
    return EnrichedBatch.newBuilder()
        .setProjectId("shop")
        .setReceivedAtMs(timeMs)
        .setGeo(Geo.newBuilder().setCountryCode("NP"))
        .setContext(context)
        .addEvents(Samples.pageView("e"));
  }

  private static KafkaRecord record(EnrichedBatch.Builder batch) {
    return new KafkaRecord("events", 0, 0, "shop:s", batch.build().toByteArray());
  }

  @Test
  void keepsTheLatestOfEachSession() {
    long now = clock.millis();
    sessions.note(
        List.of(
            record(batch("s1", now, "https://shop.example/", "https://shop.example/cart?id=7#x")),
            record(batch("s1", now - 1_000, "https://shop.example/old")),
            record(batch("s2", now))));

    assertThat(sessions.take())
        .containsOnlyKeys(new SessionId("shop", "s1"), new SessionId("shop", "s2"))
        .containsEntry(
            new SessionId("shop", "s1"), new Activity("v", "https://shop.example/cart", "NP", now));
    assertThat(sessions.take()).isEmpty();
  }

  @Test
  void botsOldRecordsAndUnreadableOnesAreNotCounted() {
    long now = clock.millis();
    sessions.note(
        List.of(
            record(batch("bot", now).setUserAgent(UserAgent.newBuilder().setBot(true))),
            record(batch("old", now - Duration.ofMinutes(6).toMillis())),
            record(batch("", now)),
            new KafkaRecord("events", 0, 1, "x", new byte[] {-1, -1, -1}),
            new KafkaRecord("events", 0, 2, "x", null)));

    assertThat(sessions.take()).isEmpty();
  }

  @Test
  void isBounded() {
    for (int i = 0; i < 50_010; i++) {
      sessions.note(List.of(record(batch("s" + i, clock.millis()))));
    }
    assertThat(sessions.leftOut()).isEqualTo(10);
    assertThat(sessions.take()).hasSize(50_000);
  }
}
