package io.gosight.ingest.validation;

import com.google.protobuf.ByteString;
import io.gosight.common.DeadLetterBatch;
import io.gosight.ingest.AdmittedBatch;
import io.gosight.ingest.IdFormat;
import io.gosight.ingest.Rejection;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.scrub.Scrubber;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Buffers events that ingest rejected, scrubbed, until they are sent to the dead-letter topic.
 * Bounded: under a flood of invalid events those that do not fit are counted but not kept. Safe for
 * use by many threads.
 */
public final class RejectedEventBuffer implements RejectedEventListener {
  private static final int CAPACITY = 2_000;
  private static final int MAX_PAYLOAD_BYTES = 32_000;
  private static final int MAX_ID = 64;

  private final BlockingQueue<DeadLetter> letters = new ArrayBlockingQueue<>(CAPACITY);
  private final Scrubber scrubber;

  /** A buffer whose events are scrubbed by that one. */
  public RejectedEventBuffer(Scrubber scrubber) {
    this.scrubber = scrubber;
  }

  private record Rejected(List<DeadLetter> deadLetters) implements DeadLetterBatch {}

  @Override
  public void rejected(AdmittedBatch batch, Event event, RejectionReason reason, String message) {
    if (letters.remainingCapacity() == 0) {
      return;
    }
    long receivedAtMs = batch.decoded().submission().receivedAt().toEpochMilli();
    String id = id(event);
    letters.offer(
        DeadLetter.newBuilder()
            .setId(UUID.randomUUID().toString())
            .setProjectId(batch.key().projectId())
            .setStage("ingest")
            .setReason(Rejection.code(reason))
            .setMessage(scrubber.scrub(message))
            .setAtMs(receivedAtMs)
            .setEventId(id)
            .setPayload(payload(batch, event, receivedAtMs))
            .build());
  }

  private ByteString payload(AdmittedBatch batch, Event event, long receivedAtMs) {
    if (event.getSerializedSize() > MAX_PAYLOAD_BYTES) {
      return ByteString.EMPTY;
    }
    BatchContext context = batch.decoded().context().message();
    return EnrichedBatch.newBuilder()
        .setProjectId(batch.key().projectId())
        .setReceivedAtMs(receivedAtMs)
        .setContext(
            BatchContext.newBuilder()
                .setSessionId(context.getSessionId())
                .setSdkName(scrubber.scrub(context.getSdkName()))
                .setSdkVersion(scrubber.scrub(context.getSdkVersion())))
        .addEvents(scrubbed(event).setId(id(event)))
        .build()
        .toByteString();
  }

  /** An id that is none may be anything. */
  private String id(Event event) {
    String id = event.getId();
    if (IdFormat.isId(id)) {
      return id;
    }
    return id.length() > MAX_ID ? "" : scrubber.scrub(id);
  }

  /** A recording that was refused may be unreadable, and what can't be read can't be scrubbed. */
  private Event.Builder scrubbed(Event event) {
    return event.hasReplayChunk()
        ? event.toBuilder().setReplayChunk(event.getReplayChunk().toBuilder().clearData())
        : scrubber.scrub(event).toBuilder();
  }

  /** The events that were rejected since the last call. */
  public DeadLetterBatch take() {
    List<DeadLetter> taken = new ArrayList<>();
    letters.drainTo(taken);
    return new Rejected(List.copyOf(taken));
  }
}
