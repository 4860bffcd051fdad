package io.gosight.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchPoolTest {
  private static final EventIds IDS = new EventIds("run00001");
  private static final long NOW_MS = 1_800_000_000_000L;

  private final BatchPool pool = BatchPool.create(IDS, 1, 20);

  @Test
  void stampsIdsAndTimes() throws Exception {
    EventBatch batch = stamp(0xabcdefL, NOW_MS, NOW_MS + 3000);

    assertThat(batch.getBatchId()).isEqualTo("run00001-0000abcdef");
    assertThat(batch.getEventsList())
        .extracting(Event::getId)
        .startsWith("run00001-0000abcdef-0")
        .endsWith("run00001-0000abcdef-9")
        .doesNotHaveDuplicates();
    assertThat(batch.getContext().getSentAtMs()).isEqualTo(NOW_MS + 3000);
    assertThat(batch.getEventsList())
        .allSatisfy(event -> assertThat(event.getTimeMs()).isBetween(NOW_MS - 5000, NOW_MS));
  }

  @Test
  void secondAttemptDiffersInSendingTimeAlone() throws Exception {
    EventBatch first = stamp(42, NOW_MS, NOW_MS);
    EventBatch second = stamp(42, NOW_MS, NOW_MS + 200);

    assertThat(second.getEventsList()).isEqualTo(first.getEventsList());
    assertThat(second.getContext().getSentAtMs()).isEqualTo(NOW_MS + 200);
    assertThat(second.getContext().getSessionId()).isEqualTo(first.getContext().getSessionId());
  }

  @Test
  void sessionsEndAndVisitorsStay() throws Exception {
    Set<String> sessions = new HashSet<>();
    Set<String> visitors = new HashSet<>();
    for (long sequence = 0; sequence < 20 * 8 * 3; sequence++) {
      EventBatch batch = stamp(sequence, NOW_MS, NOW_MS);
      sessions.add(batch.getContext().getSessionId());
      visitors.add(batch.getContext().getVisitorId());
    }
    assertThat(sessions).hasSize(60).allMatch(id -> id.matches("[A-Za-z0-9_-]{1,64}"));
    assertThat(visitors).hasSize(20);
  }

  private EventBatch stamp(long sequence, long firstMs, long nowMs)
      throws InvalidProtocolBufferException {
    byte[] bytes = new byte[pool.template(pool.indexOf(sequence)).length()];
    pool.stamp(new Shot(sequence, firstMs, 0), nowMs, bytes, 0);
    return EventBatch.parseFrom(bytes);
  }
}
