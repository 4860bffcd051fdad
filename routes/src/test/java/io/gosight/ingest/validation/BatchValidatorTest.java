package io.gosight.ingest.validation;

import static io.gosight.ingest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.protobuf.ByteString;
import io.gosight.ingest.AdmittedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestLimits;
import io.gosight.ingest.IngestMetrics;
import io.gosight.ingest.ReplayLimits;
import io.gosight.ingest.ValidatedBatch;
import io.gosight.ingest.WriteKey;
import io.gosight.ledger.Outcomes;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.RejectedEvent;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import io.gosight.scrub.ReplayScrubber;
import io.gosight.scrub.Scrubber;
import io.gosight.stage.DiskPressure;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchValidatorTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Outcomes outcomes = new Outcomes(new SettableClock(Samples.NOW));
  private final RejectedEventBuffer rejected =
      new RejectedEventBuffer(new Scrubber(List.of(), new ReplayScrubber(1 << 20)));
  private final DiskPressure disk = new DiskPressure();
  private final Set<String> notRecorded = new HashSet<>();
  private final BatchValidator validator =
      new BatchValidator(
          IngestLimits.DEFAULT,
          new IngestMetrics(meters, outcomes),
          rejected,
          new ReplayAdmission(
              project -> !notRecorded.contains(project),
              new ReplayLimits(1 << 20, 4, 1 << 20, 1 << 20)),
          disk);

  private ValidatedBatch validate(EventBatch batch) {
    return validator.validate(
        new AdmittedBatch(Samples.read(batch, null, null), new WriteKey("shop", List.of())));
  }

  @Test
  void rejectsReplayAndNotEventsWhileTheDiskIsNearlyFull() {
    EventBatch batch =
        Samples.batchOf(2).toBuilder()
            .addEvents(
                Event.newBuilder()
                    .setId("r1")
                    .setReplayChunk(ReplayChunk.newBuilder().setData(ByteString.copyFromUtf8("x"))))
            .build();
    disk.rejectReplay(true);
    ValidatedBatch valid = validate(batch);
    assertThat(valid.events()).hasSize(2);
    assertThat(valid.answer().getRejectedList())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.getEventId()).isEqualTo("r1");
              assertThat(rejected.getReason())
                  .isEqualTo(RejectionReason.REJECTION_REASON_REPLAY_DISABLED);
            });
    disk.rejectReplay(false);
    assertThat(validate(batch).answer().getRejectedList())
        .extracting(rejected -> rejected.getMessage())
        .noneMatch(message -> message.contains("disk"));
  }

  @Test
  void rejectsReplayAndNotEventsOfAProjectThatIsNotRecorded() {
    EventBatch batch =
        Samples.batchOf(1).toBuilder()
            .addEvents(
                Event.newBuilder()
                    .setId("r1")
                    .setTimeMs(Samples.NOW.toEpochMilli())
                    .setReplayChunk(
                        ReplayChunk.newBuilder()
                            .setEncoding(ReplayEncoding.REPLAY_ENCODING_JSON)
                            .setData(ByteString.copyFromUtf8("[]"))))
            .build();
    assertThat(validate(batch).answer().getRejectedList()).isEmpty();
    notRecorded.add("shop");
    ValidatedBatch valid = validate(batch);
    assertThat(valid.events())
        .extracting(received -> received.message().getId())
        .containsExactly("e0");
    assertThat(valid.answer().getRejectedList())
        .singleElement()
        .returns("r1", RejectedEvent::getEventId)
        .returns(RejectionReason.REJECTION_REASON_REPLAY_DISABLED, RejectedEvent::getReason);
    assertThat(meters.counter("ingestor_events_rejected", "reason", "replay_disabled").count())
        .isEqualTo(1);
  }

  @Test
  void letsAllGoodEventsPassInTheirOrder() {
    ValidatedBatch valid = validate(Samples.batchOf(3));
    assertThat(valid.events())
        .extracting(received -> received.message().getId())
        .containsExactly("e0", "e1", "e2");
    assertThat(valid.answer().getAccepted()).isEqualTo(3);
    assertThat(valid.answer().getBatchId()).isEqualTo("b1");
    assertThat(valid.projectId()).isEqualTo("shop");
    assertThat(rejected.take().getHasDeadLetters()).isFalse();
  }

  @Test
  void refusesOneBadEventAndNotItsNeighbours() {
    ValidatedBatch valid =
        validate(
            Samples.batch(Samples.pageView("a"), Samples.pageView("b c"), Samples.pageView("d")));
    assertThat(valid.events())
        .extracting(received -> received.message().getId())
        .containsExactly("a", "d");
    assertThat(valid.answer().getAccepted()).isEqualTo(2);
    assertThat(valid.answer().getRejectedList())
        .singleElement()
        .returns(1, RejectedEvent::getIndex)
        .returns("b c", RejectedEvent::getEventId)
        .returns(RejectionReason.REJECTION_REASON_BAD_ID, RejectedEvent::getReason);
  }

  @Test
  void refusesTheSecondOfTwoEventsWithOneId() {
    ValidatedBatch valid = validate(Samples.batch(Samples.pageView("a"), Samples.jsError("a")));
    assertThat(valid.events()).containsExactly(Encoded.of(Samples.pageView("a")));
    assertThat(valid.answer().getRejected(0).getReason())
        .isEqualTo(RejectionReason.REJECTION_REASON_REPEATED_ID);
  }

  @Test
  void doesNotCountABadEventsIdAsTaken() {
    Event bad = Event.newBuilder().setId("a").build();
    assertThat(validate(Samples.batch(bad, Samples.pageView("a"))).events()).hasSize(1);
  }

  @Test
  void keepsRefusedEventsForTheOperatorAndInTheLedger() throws IOException {
    validate(Samples.batch(Samples.custom("a", "buy", "[]"), Samples.pageView("x".repeat(99))));
    List<DeadLetter> letters = rejected.take().deadLetters();
    assertThat(letters).extracting(DeadLetter::getReason).containsExactly("bad_json", "bad_id");
    assertThat(letters).extracting(DeadLetter::getEventId).containsExactly("a", "");
    assertThat(letters)
        .allSatisfy(
            letter -> {
              assertThat(letter.getProjectId()).isEqualTo("shop");
              assertThat(letter.getStage()).isEqualTo("ingest");
              assertThat(letter.getRedrivable()).isFalse();
            });
    assertThat(EnrichedBatch.parseFrom(letters.get(0).getPayload()).getEvents(0).getId())
        .isEqualTo("a");
    assertThat(outcomes.changed())
        .extracting(Outcomes.Outcome::reason, Outcomes.Outcome::events)
        .containsExactlyInAnyOrder(tuple("bad_json", 1L), tuple("bad_id", 1L));
    assertThat(rejected.take().deadLetters()).as("taken once").isEmpty();
  }

  @Test
  void keepsNoSecretOfARefusedEvent() throws IOException {
    Event tooLong =
        Samples.custom("a", "x".repeat(201), "{\"password\":\"hunter2\"}").toBuilder().build();
    Event chunk = Samples.replayChunk("b c").toBuilder().build();
    validate(Samples.batch(tooLong, Samples.custom("ada@example.com", "n", "{}"), chunk));
    List<DeadLetter> letters = rejected.take().deadLetters();
    assertThat(letters).hasSize(3);
    for (DeadLetter letter : letters) {
      EnrichedBatch payload = EnrichedBatch.parseFrom(letter.getPayload());
      assertThat(letter + payload.toString()).doesNotContain("hunter2").doesNotContain("ada@");
      assertThat(payload.getEvents(0).getReplayChunk().getData()).isEmpty();
    }
  }

  @Test
  void keepsNoMoreRefusedEventsThanFit() {
    Event[] bad = new Event[3_000];
    Arrays.fill(bad, Samples.pageView(""));
    assertThat(validate(Samples.batch(bad)).answer().getRejectedCount()).isEqualTo(3_000);
    assertThat(rejected.take().deadLetters()).hasSize(2_000);
  }

  static List<BatchContext> badContexts() {
    BatchContext good = Samples.context();
    return List.of(
        BatchContext.getDefaultInstance(),
        good.toBuilder().setSessionId("../etc").build(),
        good.toBuilder().setSessionId("s".repeat(65)).build(),
        good.toBuilder().setVisitorId("v 1").build(),
        good.toBuilder().setTabId("t:1").build(),
        good.toBuilder().setUserId("u".repeat(1_001)).build(),
        good.toBuilder().setSdkName("u".repeat(1_001)).build(),
        good.toBuilder().addPages(Page.newBuilder().setViewId("v/1")).build(),
        good.toBuilder().addPages(Page.newBuilder().setUrl("u".repeat(20_001))).build(),
        good.toBuilder().addAllPages(Collections.nCopies(101, Page.getDefaultInstance())).build());
  }

  @ParameterizedTest
  @MethodSource("badContexts")
  void refusesTheWholeBatchIfItCantBePlaced(BatchContext context) {
    EventBatch batch = Samples.batchOf(1).toBuilder().setContext(context).build();
    assertRefused(IngestError.BAD_CONTEXT, () -> validate(batch));
  }

  @Test
  void refusesABadBatchId() {
    EventBatch batch = Samples.batchOf(1).toBuilder().setBatchId("b\n1").build();
    assertThat(assertRefused(IngestError.BAD_CONTEXT, () -> validate(batch)))
        .hasMessageStartingWith("batch_id");
  }
}
