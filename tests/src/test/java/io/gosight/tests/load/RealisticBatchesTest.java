package io.gosight.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RealisticBatchesTest {
  private static final EventIds IDS = new EventIds("run00001");

  @Test
  void batchesAreAsLargeAsRealOnes() {
    RealisticBatches batches = new RealisticBatches(1);
    long bytes = 0;
    for (int i = 0; i < 1000; i++) {
      EventBatch batch = batches.next(IDS, i, "s1", 1_800_000_000_000L).batch();
      assertThat(batch.getEventsCount()).isEqualTo(RealisticBatches.EVENTS);
      bytes += batch.getSerializedSize();
    }
    assertThat(bytes / 1000).isBetween(2500L, 3500L);
  }

  @Test
  void oneSeedMakesOneLoad() {
    assertThat(new RealisticBatches(7).next(IDS, 0, "s1", 1L << 40))
        .isEqualTo(new RealisticBatches(7).next(IDS, 0, "s1", 1L << 40))
        .isNotEqualTo(new RealisticBatches(8).next(IDS, 0, "s1", 1L << 40));
  }

  @Test
  void visitorsAreManyAndEventsOfManyKinds() {
    RealisticBatches batches = new RealisticBatches(1);
    Set<String> agents = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    Set<Event.PayloadCase> kinds = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      RealisticBatches.Sent sent = batches.next(IDS, i, "s1", 1L << 40);
      agents.add(sent.visitor().userAgent());
      addresses.add(sent.visitor().address());
      sent.batch().getEventsList().forEach(event -> kinds.add(event.getPayloadCase()));
    }
    assertThat(agents).hasSizeGreaterThan(200);
    assertThat(addresses).hasSizeGreaterThan(900);
    assertThat(kinds).hasSizeGreaterThan(8).doesNotContain(Event.PayloadCase.PAYLOAD_NOT_SET);
  }
}
