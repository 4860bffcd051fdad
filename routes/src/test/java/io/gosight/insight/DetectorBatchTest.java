package io.gosight.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.host.detector.StreamId;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Geo;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.UserAgent;
import io.gosight.proto.v1.Visibility;
import io.gosight.spi.event.CustomEvent;
import io.gosight.spi.event.EventHead;
import io.gosight.spi.event.PageRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DetectorBatchTest {
  private static final long AT = 1_700_000_000_000L;

  private final EnrichedBatch head =
      EnrichedBatch.newBuilder()
          .setProjectId("shop")
          .setReceivedAtMs(AT)
          .setClockOffsetMs(-5)
          .setGeo(Geo.newBuilder().setCity("Hanoi"))
          .setUserAgent(UserAgent.newBuilder().setBrowser("Chrome").setBot(true))
          .setIp("203.0.113.0")
          .setContext(
              BatchContext.newBuilder()
                  .setSessionId("s")
                  .setVisitorId("v")
                  .setTabId("t")
                  .addPages(Page.newBuilder().setViewId("one").setUrl("https://a.example/1"))
                  .addPages(Page.newBuilder().setTitle("Nowhere")))
          .build();
  private final EnrichedBatch events =
      EnrichedBatch.newBuilder()
          .addEvents(event("e1", 0))
          .addEvents(event("e2", 1))
          .addEvents(event("e3", -1))
          .build();

  private static Event event(String id, int page) {
    return Event.newBuilder()
        .setId(id)
        .setTimeMs(AT)
        .setPageIndex(page)
        .setVisibility(Visibility.newBuilder().setVisible(true))
        .build();
  }

  private static DetectorBatch read(byte[] record) throws IOException {
    return DetectorBatch.read(record, true);
  }

  private static byte[] joined(EnrichedBatch first, EnrichedBatch second) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    first.writeTo(bytes);
    second.writeTo(bytes);
    return bytes.toByteArray();
  }

  @Test
  void isWhatTheRecordSays() throws IOException {
    DetectorBatch batch = read(joined(head, events));

    assertThat(batch.stream()).isEqualTo(new StreamId("shop", "s", "t"));
    assertThat(batch.bot()).isTrue();
    assertThat(batch.receivedMs()).isEqualTo(AT);
    assertThat(batch.clockOffsetMs()).isEqualTo(-5);
    PageRef page = new PageRef("one", "https://a.example/1");
    assertThat(batch.events())
        .containsExactly(
            new io.gosight.spi.event.Visibility(new EventHead("e1", AT, page), true),
            new io.gosight.spi.event.Visibility(new EventHead("e2", AT, PageRef.NONE), true),
            new io.gosight.spi.event.Visibility(new EventHead("e3", AT, PageRef.NONE), true));
  }

  @Test
  void theOrderOnTheWireDoesNotMatter() throws IOException {
    assertThat(read(joined(events, head))).isEqualTo(read(joined(head, events)));
  }

  @Test
  void customEventsAreReadOnlyIfSomebodyLooksAtThem() throws IOException {
    byte[] record =
        EnrichedBatch.newBuilder()
            .addEvents(
                Event.newBuilder()
                    .setId("e")
                    .setTimeMs(AT)
                    .setCustom(Custom.newBuilder().setName("sale").setPropertiesJson("{}")))
            .build()
            .toByteArray();
    EventHead at = new EventHead("e", AT, PageRef.NONE);

    assertThat(DetectorBatch.read(record, true).events())
        .containsExactly(new CustomEvent(at, "sale", "{}"));
    assertThat(DetectorBatch.read(record, false).events())
        .containsExactly(new CustomEvent(at, "", ""));
  }

  @Test
  void nothingIsMissedOfAnEmptyRecord() throws IOException {
    DetectorBatch batch = read(new byte[0]);

    assertThat(batch.stream()).isEqualTo(new StreamId("", "", ""));
    assertThat(batch.bot()).isFalse();
    assertThat(batch.events()).isEmpty();
  }

  @Test
  void aBrokenRecordIsNoBatch() throws IOException {
    byte[] whole = joined(head, events);

    for (int length : new int[] {1, 20, whole.length - 1}) {
      assertThatExceptionOfType(InvalidProtocolBufferException.class)
          .isThrownBy(() -> read(Arrays.copyOf(whole, length)));
    }
  }
}
