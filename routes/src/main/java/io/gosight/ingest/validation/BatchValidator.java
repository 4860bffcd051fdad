package io.gosight.ingest.validation;

import io.gosight.ingest.AdmittedBatch;
import io.gosight.ingest.DecodedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IdFormat;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.IngestLimits;
import io.gosight.ingest.IngestMetrics;
import io.gosight.ingest.Rejection;
import io.gosight.ingest.Submission;
import io.gosight.ingest.UnreadableEvent;
import io.gosight.ingest.ValidatedBatch;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.RejectedEvent;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.stage.DiskPressure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Validates each event on its own: an invalid one is rejected with its reason, the others go on.
 * Safe for use by many threads.
 */
public final class BatchValidator {
  private static final int MAX_PAGES = 100;

  private final IngestLimits limits;
  private final EventRules rules;
  private final IngestMetrics metrics;
  private final RejectedEventListener rejectedEvents;
  private final ReplayAdmission replay;
  private final DiskPressure disk;

  /**
   * A validator.
   *
   * @param limits how large things may be
   * @param metrics counts accepted and rejected events
   * @param rejectedEvents receives each rejected event
   * @param replay decides on replay chunks
   * @param disk says whether session replay is rejected for want of space
   */
  public BatchValidator(
      IngestLimits limits,
      IngestMetrics metrics,
      RejectedEventListener rejectedEvents,
      ReplayAdmission replay,
      DiskPressure disk) {
    this.limits = limits;
    this.rules = new EventRules(limits);
    this.metrics = metrics;
    this.rejectedEvents = rejectedEvents;
    this.replay = replay;
    this.disk = disk;
  }

  /**
   * Separates the valid events from the invalid ones.
   *
   * @throws IngestException with {@code bad_context} if the context is invalid
   */
  public ValidatedBatch validate(AdmittedBatch admitted) {
    DecodedBatch batch = admitted.decoded();
    Submission submission = batch.submission();
    BatchContext context = batch.context().message();
    checkContext(batch.batchId(), context);
    int pages = Math.max(1, context.getPagesCount());
    Iterator<Encoded<Event>> decoded = batch.events().iterator();
    Iterator<UnreadableEvent> unreadables = batch.unreadable().iterator();
    UnreadableEvent unreadable = next(unreadables);
    int size = batch.size();
    List<Encoded<Event>> accepted = new ArrayList<>(size);
    Set<String> ids = new HashSet<>(size * 2);
    SendEventsResponse.Builder answer =
        SendEventsResponse.newBuilder()
            .setBatchId(batch.batchId())
            .addAllIgnoredFields(batch.unknownFields());
    for (int i = 0; i < size; i++) {
      if (unreadable != null && unreadable.index() == i) {
        Event event = Event.newBuilder().setId(unreadable.id()).build();
        reject(admitted, answer, i, event, unreadable.rejection());
        unreadable = next(unreadables);
        continue;
      }
      Encoded<Event> encoded = decoded.next();
      Event event = encoded.message();
      Rejection rejection =
          event.hasReplayChunk() && disk.rejectsReplay()
              ? new Rejection(
                  RejectionReason.REJECTION_REASON_REPLAY_DISABLED,
                  "The server's disk is nearly full; events are accepted, replay is not.")
              : rules.check(event, pages);
      if (rejection == null && !ids.add(event.getId())) {
        rejection =
            new Rejection(
                RejectionReason.REJECTION_REASON_REPEATED_ID,
                "The same id came earlier in this batch.");
      }
      if (rejection == null && event.hasReplayChunk()) {
        rejection =
            replay.check(
                admitted.key().projectId(), context.getSessionId(), event.getReplayChunk());
      }
      if (rejection == null) {
        accepted.add(encoded);
      } else {
        reject(admitted, answer, i, event, rejection);
      }
    }
    return new ValidatedBatch(
        submission,
        admitted.key().projectId(),
        admitted.key().hosts(),
        batch.context(),
        accepted,
        answer.setAccepted(accepted.size()).build());
  }

  private static UnreadableEvent next(Iterator<UnreadableEvent> events) {
    return events.hasNext() ? events.next() : null;
  }

  private void reject(
      AdmittedBatch admitted,
      SendEventsResponse.Builder answer,
      int index,
      Event event,
      Rejection rejection) {
    answer.addRejected(
        RejectedEvent.newBuilder()
            .setIndex(index)
            .setEventId(shorten(event.getId()))
            .setReason(rejection.reason())
            .setMessage(rejection.message()));
    rejectedEvents.rejected(admitted, event, rejection.reason(), rejection.message());
    metrics.rejected(
        admitted.decoded().submission(),
        admitted.key().projectId(),
        Rejection.code(rejection.reason()));
  }

  private void checkContext(String batchId, BatchContext context) {
    if (!IdFormat.isId(context.getSessionId())) {
      throw bad("context.session_id");
    }
    if (!IdFormat.isIdOrEmpty(batchId)) {
      throw bad("batch_id");
    }
    if (!IdFormat.isIdOrEmpty(context.getVisitorId())) {
      throw bad("context.visitor_id");
    }
    if (!IdFormat.isIdOrEmpty(context.getTabId())) {
      throw bad("context.tab_id");
    }
    if (context.getPagesCount() > MAX_PAGES) {
      throw new IngestException(
          IngestError.BAD_CONTEXT, "The batch has more than " + MAX_PAGES + " pages.");
    }
    for (Page page : context.getPagesList()) {
      if (!IdFormat.isIdOrEmpty(page.getViewId())) {
        throw bad("context.pages.view_id");
      }
      if (page.getUrl().length() > limits.maxLongTextLength()
          || page.getReferrer().length() > limits.maxLongTextLength()
          || page.getTitle().length() > limits.maxLongTextLength()) {
        throw new IngestException(
            IngestError.BAD_CONTEXT,
            "A page's url, referrer or title has more than "
                + limits.maxLongTextLength()
                + " characters.");
      }
    }
    if (context.getUserId().length() > limits.maxTextLength()
        || context.getLanguage().length() > limits.maxTextLength()
        || context.getTimeZone().length() > limits.maxTextLength()
        || context.getSdkName().length() > limits.maxTextLength()
        || context.getSdkVersion().length() > limits.maxTextLength()) {
      throw new IngestException(
          IngestError.BAD_CONTEXT,
          "A text of the context has more than " + limits.maxTextLength() + " characters.");
    }
  }

  private static IngestException bad(String field) {
    return new IngestException(
        IngestError.BAD_CONTEXT, field + " is not 1 to 64 of A-Z, a-z, 0-9, '_' and '-'.");
  }

  private static String shorten(String id) {
    return id.length() > 64 ? id.substring(0, 64) : id;
  }
}
