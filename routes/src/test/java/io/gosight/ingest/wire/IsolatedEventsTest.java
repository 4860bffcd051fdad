package io.gosight.ingest.wire;

import static io.gosight.ingest.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import io.gosight.ingest.DecodedBatch;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.IngestLimits;
import io.gosight.proto.v1.Copy;
import io.gosight.proto.v1.EncodedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.testing.Samples;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bad event is rejected by name and harms no neighbour. */
class IsolatedEventsTest {
  private static final int GENERATED_BODIES = 10_000;

  private final BatchDecoder decoder = new BatchDecoder(IngestLimits.DEFAULT);

  private DecodedBatch json(byte[] body) {
    return decoder.decode(Samples.http(body, "application/json", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"page_index\":1.5|OUT_OF_RANGE|/events/1/page_index",
        "\"page_index\":-1|OUT_OF_RANGE|/events/1/page_index",
        "\"page_index\":4294967296|OUT_OF_RANGE|/events/1/page_index",
        "\"page_index\":1e4000000|OUT_OF_RANGE|/events/1/page_index",
        "\"page_index\":NaN|OUT_OF_RANGE|/events/1/page_index",
        "\"timeMs\":\"2026-03-01T12:00:30Z\"|OUT_OF_RANGE|/events/1/timeMs",
        "\"timeMs\":1e400|OUT_OF_RANGE|/events/1/timeMs",
        "\"timeMs\":\"\"|OUT_OF_RANGE|/events/1/timeMs",
        "\"webVital\":{\"value\":1e400}|OUT_OF_RANGE|/events/1/webVital/value",
        "\"webVital\":{\"value\":NaN}|OUT_OF_RANGE|/events/1/webVital/value",
        "\"webVital\":{\"value\":\"-Infinity\"}|OUT_OF_RANGE|/events/1/webVital/value",
        "\"timeMs\":[[]]|MALFORMED|/events/1/timeMs",
        "\"timeMs\":{\"a\":{}}|MALFORMED|/events/1/timeMs",
        "\"timeMs\":true|OUT_OF_RANGE|/events/1/timeMs",
        "\"custom\":7|MALFORMED|/events/1/custom",
        "\"custom\":[{\"name\":\"x\"}]|MALFORMED|/events/1/custom",
        "\"custom\":{\"name\":{\"x\":[1]}}|MALFORMED|/events/1/custom/name",
        "\"custom\":{\"name\":\"\\ud800\"}|MALFORMED|/events/1/custom/name",
        "\"custom\":{},\"pageView\":{}|MALFORMED|/events/1/pageView",
        "\"replayChunk\":{\"data\":\"*\"}|MALFORMED|/events/1/replayChunk/data",
        "\"mouse\":{\"dtMs\":7}|MALFORMED|/events/1/mouse/dtMs",
        "\"mouse\":{\"dtMs\":[1,null]}|OUT_OF_RANGE|/events/1/mouse/dtMs/1"
      })
  void namesTheEventAndTheReason(String field, String reason, String place) {
    for (String bad : new String[] {"\"id\":\"b\"," + field, field + ",\"id\":\"b\""}) {
      String batch =
          "{\"events\":[{\"id\":\"a\",\"pageView\":{}},{" + bad + "},{\"id\":\"c\",\"copy\":{}}]}";
      DecodedBatch decoded = json(batch.getBytes(UTF_8));
      assertThat(decoded.events()).extracting(e -> e.message().getId()).containsExactly("a", "c");
      assertThat(decoded.unreadable())
          .singleElement()
          .returns(1, event -> event.index())
          .returns("b", event -> event.id())
          .returns("REJECTION_REASON_" + reason, event -> event.rejection().reason().name());
      assertThat(decoded.unreadable().get(0).rejection().message()).startsWith(place + " ");
    }
  }

  @ParameterizedTest
  @CsvSource({"null", "7", "'\"x\"'", "'[{\"id\":\"b\"}]'"})
  void rejectsWhatIsNoEvent(String element) {
    DecodedBatch decoded = json(("{\"events\":[" + element + ",{\"id\":\"a\"}]}").getBytes(UTF_8));
    assertThat(decoded.unreadable()).singleElement().returns(0, event -> event.index());
    assertThat(decoded.events()).singleElement().returns("a", event -> event.message().getId());
  }

  @Test
  void rejectsOnlyTheEventWithBytesThatAreNotUtf8() {
    String batch = "{\"events\":[{\"id\":\"a\"},{\"id\":\"b\",\"custom\":{\"name\":\"\u00ff\"}}]}";
    DecodedBatch decoded = json(batch.getBytes(ISO_8859_1));
    assertThat(decoded.events()).hasSize(1);
    assertThat(decoded.unreadable()).singleElement().returns("b", event -> event.id());
  }

  @Test
  void rejectsOnlyTheProtobufEventWithTextThatIsNotUtf8() {
    ByteString bad = Samples.custom("b", "x?x", "").toByteString();
    byte[] bytes = bad.toByteArray();
    bytes[bad.toString(ISO_8859_1).indexOf('?')] = (byte) 0xff;
    byte[] body =
        EncodedBatch.newBuilder()
            .addEvents(ByteString.copyFrom(bytes))
            .addEvents(Samples.pageView("a").toByteString())
            .build()
            .toByteArray();
    DecodedBatch decoded = decoder.decode(Samples.http(body, "application/x-protobuf", null));
    assertThat(decoded.events()).singleElement().returns("a", event -> event.message().getId());
    assertThat(decoded.unreadable()).singleElement().returns("b", event -> event.id());
  }

  @Test
  void rejectsAProtobufEventWithTwoPayloadsInsteadOfTakingTheLast() {
    ByteString view = Samples.pageView("b").toByteString();
    ByteString more = Event.newBuilder().setCopy(Copy.getDefaultInstance()).build().toByteString();
    byte[] body =
        EncodedBatch.newBuilder()
            .addEvents(view.concat(more))
            .addEvents(Samples.pageView("a").toByteString())
            .build()
            .toByteArray();
    DecodedBatch decoded = decoder.decode(Samples.http(body, "application/x-protobuf", null));
    assertThat(decoded.events()).singleElement().returns("a", event -> event.message().getId());
    assertThat(decoded.unreadable())
        .singleElement()
        .returns("b", event -> event.id())
        .returns(RejectionReason.REJECTION_REASON_MALFORMED, event -> event.rejection().reason());
    assertThat(decoded.unreadable().get(0).rejection().message()).contains("two payloads");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"context\":{\"sessionId\":[[]]}}",
        "{\"context\":[]}",
        "{\"batchId\":{}}",
        "{\"events\":{}}",
        "{\"context\":{\"pages\":[{\"url\":\"\\udfff\"}]}}"
      })
  void refusesABatchWhoseContextIsUnreadable(String batch) {
    assertRefused(IngestError.MALFORMED_BODY, () -> json(batch.getBytes(UTF_8)));
  }

  @Test
  void readsWhatProtobufsOwnMappingWrites() throws Exception {
    EventBatch batch =
        Samples.batch(
            Samples.jsError("a"), Samples.custom("b", "n", "{}"), Samples.replayChunk("c"));
    for (JsonFormat.Printer printer :
        new JsonFormat.Printer[] {
          JsonFormat.printer(),
          JsonFormat.printer().preservingProtoFieldNames().printingEnumsAsInts()
        }) {
      DecodedBatch decoded = json(printer.print(batch).getBytes(UTF_8));
      assertThat(decoded.events()).extracting(e -> e.message()).isEqualTo(batch.getEventsList());
      assertThat(decoded.context().message()).isEqualTo(batch.getContext());
    }
  }

  @Test
  void anyBodyIsReadOrRefused() throws Exception {
    EventBatch batch = Samples.batch(Samples.jsError("a"), Samples.replayChunk("b"));
    byte[] json = JsonFormat.printer().print(batch).getBytes(UTF_8);
    byte[] protobuf = batch.toByteArray();
    Random random = new Random(7);
    for (int i = 0; i < GENERATED_BODIES; i++) {
      byte[] body = (i % 2 == 0 ? json : protobuf).clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      var submission =
          Samples.http(body, i % 2 == 0 ? "application/json" : "application/x-protobuf", null)
              .withKey(null);
      try {
        assertThat(decoder.decode(decoder.readKey(submission)).size()).isPositive();
      } catch (IngestException e) {
        assertThat(e.error().httpStatus()).isBetween(400, 499);
      }
    }
  }
}
