package io.gosight.ingest.validation;

import com.google.protobuf.ByteString;
import io.gosight.common.DeadLetterBatch;
import io.gosight.ingest.AdmittedBatch;
import io.gosight.ingest.Rejection;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Buffers events that ingest rejected until they are sent to the dead-letter topic. Bounded: under
 * a flood of invalid events those that do not fit are counted but not kept. Safe for use by many
 * threads.
 */
public final class RejectedEventBuffer implements RejectedEventListener {
  private static final int CAPACITY = 2_000;
  private static final int MAX_PAYLOAD_BYTES = 32_000;

  private final BlockingQueue<DeadLetter> letters = new ArrayBlockingQueue<>(CAPACITY);

  private record Rejected(List<DeadLetter> deadLetters) implements DeadLetterBatch {}

  @Override
  public void rejected(AdmittedBatch batch, Event event, RejectionReason reason, String message) {
    if (letters.remainingCapacity() == 0) {
      return;
    }
    long receivedAtMs = batch.decoded().submission().receivedAt().toEpochMilli();
    BatchContext context = batch.decoded().context().message();
    EnrichedBatch payload =
        EnrichedBatch.newBuilder()
            .setProjectId(batch.key().projectId())
            .setReceivedAtMs(receivedAtMs)
            .setContext(
                BatchContext.newBuilder()
                    .setSessionId(context.getSessionId())
                    .setSdkName(context.getSdkName())
                    .setSdkVersion(context.getSdkVersion()))
            .addEvents(event)
            .build();
    boolean small = payload.getSerializedSize() <= MAX_PAYLOAD_BYTES;
    letters.offer(
        DeadLetter.newBuilder()
            .setId(UUID.randomUUID().toString())
            .setProjectId(batch.key().projectId())
            .setStage("ingest")
            .setReason(Rejection.code(reason))
            .setMessage(message)
            .setAtMs(receivedAtMs)
            .setEventId(event.getId().length() > 64 ? "" : event.getId())
            .setPayload(small ? payload.toByteString() : ByteString.EMPTY)
            .build());
  }

  /** The events that were rejected since the last call. */
  public DeadLetterBatch take() {
    List<DeadLetter> taken = new ArrayList<>();
    letters.drainTo(taken);
    return new Rejected(List.copyOf(taken));
  }
}
