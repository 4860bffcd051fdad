package io.gosight.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.DeviceKind;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Geo;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.Screen;
import io.gosight.proto.v1.UserAgent;
import io.gosight.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.CustomDataFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStepsTest {
  private final CamelContext camel = new DefaultCamelContext();
  private ProducerTemplate producer;

  @BeforeEach
  void start() throws Exception {
    camel.getRegistry().bind("decode-events", new DecodeEvents());
    camel.getRegistry().bind("encode-events", new EncodeEvents());
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:decode").bean("decode-events");
            from("direct:encode").bean("encode-events");
            from("direct:both").bean("decode-events").bean("encode-events");
            from("direct:unmarshal").unmarshal(new CustomDataFormat("gosight-json"));
            from("direct:marshal").marshal(new CustomDataFormat("gosight-json"));
          }
        });
    camel.start();
    producer = camel.createProducerTemplate();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private static EnrichedBatch batch() {
    List<Event> events = new ArrayList<>();
    for (FieldDescriptor kind : Event.getDescriptor().getOneofs().get(0).getFields()) {
      events.add(
          Event.newBuilder()
              .setId("e" + kind.getNumber())
              .setTimeMs(Samples.NOW.toEpochMilli() - 1_000)
              .setPageIndex(kind.getNumber() % 2)
              .setField(kind, Event.newBuilder().newBuilderForField(kind).build())
              .build());
    }
    events.add(Samples.jsError("error"));
    events.add(Samples.custom("custom", "sign_up", "{\"plan\":\"pro\"}"));
    return EnrichedBatch.newBuilder()
        .setProjectId("shop")
        .setReceivedAtMs(Samples.NOW.toEpochMilli())
        .setClockOffsetMs(-70_000)
        .setIp("203.0.113.0")
        .setGeo(Geo.newBuilder().setCountryCode("VN").setTimeZone("Asia/Ho_Chi_Minh"))
        .setUserAgent(
            UserAgent.newBuilder()
                .setBrowser("Chrome")
                .setDevice(DeviceKind.DEVICE_KIND_MOBILE)
                .setBot(true))
        .setContext(
            BatchContext.newBuilder()
                .setSessionId("s1")
                .setVisitorId("v1")
                .setSdkName("gosight-js")
                .setScreen(Screen.newBuilder().setWidth(800))
                .addPages(Page.newBuilder().setViewId("p1").setUrl("https://shop.example/a"))
                .addPages(Page.newBuilder().setViewId("p2").setUrl("https://shop.example/b")))
        .addAllEvents(events)
        .build();
  }

  @Test
  @SuppressWarnings("unchecked")
  void anEventReadsOnItsOwn() {
    List<Map<String, Object>> events =
        producer.requestBody("direct:decode", batch().toByteArray(), List.class);
    assertThat(events).hasSize(batch().getEventsCount());
    assertThat(events.get(events.size() - 2))
        .containsEntry("project_id", "shop")
        .containsEntry("kind", "js_error")
        .containsEntry("url", "https://shop.example/a")
        .containsEntry("country", "VN")
        .containsEntry("device", "mobile")
        .containsEntry("data", Map.of("type", "TypeError", "message", "x is undefined"));
  }

  @Test
  void everyKindOfEventComesBackAsItWas() throws Exception {
    byte[] back = producer.requestBody("direct:both", batch().toByteArray(), byte[].class);
    assertThat(EnrichedBatch.parseFrom(back)).isEqualTo(batch());
  }

  @Test
  void severalRecordsBecomeSeveralAgain() {
    KafkaRecord one =
        new KafkaRecord("t", 0, 0, "k", Samples.enriched("a", Samples.jsError("x")).toByteArray());
    KafkaRecord two =
        new KafkaRecord("t", 0, 1, "k", Samples.enriched("b", Samples.jsError("y")).toByteArray());
    List<?> records = producer.requestBody("direct:both", List.of(one, two), List.class);
    assertThat(records).hasSize(2);
  }

  @Test
  void jsonHasOneEventALine() {
    String json = producer.requestBody("direct:marshal", batch().toByteArray(), String.class);
    assertThat(json.lines()).hasSize(batch().getEventsCount());
    assertThat(json.lines()).allMatch(line -> line.startsWith("{\"project_id\":\"shop\""));
    List<?> read = producer.requestBody("direct:unmarshal", json, List.class);
    List<?> expected = producer.requestBody("direct:unmarshal", batch().toByteArray(), List.class);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void whatHoldsNoEventsIsRefusedInWords() {
    assertThatThrownBy(() -> producer.requestBody("direct:decode", "text")).rootCause().isNotNull();
    assertThatThrownBy(
            () -> producer.requestBody("direct:encode", List.of(Map.of("event_id", "e7"))))
        .hasRootCauseMessage("The event e7 has no session_id.");
    assertThatThrownBy(
            () ->
                producer.requestBody(
                    "direct:encode",
                    Map.of(
                        "event_id", "e7", "project_id", "p", "session_id", "s", "kind", "clack")))
        .rootCause()
        .hasMessageContaining("clack");
  }
}
