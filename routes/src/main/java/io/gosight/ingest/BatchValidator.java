package io.gosight.ingest;

import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.RejectedEvent;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.proto.v1.SendEventsResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at each event by itself: a bad one is refused with its reason, its neighbours go on. Safe
 * for use by many threads.
 */
public final class BatchValidator {
  private static final int MAX_PAGES = 100;

  private final IngestLimits limits;
  private final EventRules rules;
  private final IngestMetrics metrics;
  private final RejectedEvents rejectedEvents;

  /**
   * A validator.
   *
   * @param limits how large things may be
   * @param metrics counts accepted and rejected events
   * @param rejectedEvents is told of each rejected event
   */
  public BatchValidator(IngestLimits limits, IngestMetrics metrics, RejectedEvents rejectedEvents) {
    this.limits = limits;
    this.rules = new EventRules(limits);
    this.metrics = metrics;
    this.rejectedEvents = rejectedEvents;
  }

  /**
   * Parts the good events from the bad.
   *
   * @throws IngestException with {@code bad_context} if nothing in the batch can be placed
   */
  public ValidatedBatch validate(AdmittedBatch admitted) {
    DecodedBatch batch = admitted.decoded();
    Submission submission = batch.submission();
    List<Encoded<Event>> events = batch.events();
    BatchContext context = batch.context().message();
    checkContext(batch.batchId(), context);
    int pages = Math.max(1, context.getPagesCount());
    int size = events.size();
    List<Encoded<Event>> accepted = new ArrayList<>(size);
    Set<String> ids = new HashSet<>(size * 2);
    SendEventsResponse.Builder answer = SendEventsResponse.newBuilder().setBatchId(batch.batchId());
    for (int i = 0; i < size; i++) {
      Event event = events.get(i).message();
      Rejection rejection = rules.check(event, pages);
      if (rejection == null && !ids.add(event.getId())) {
        rejection =
            new Rejection(
                RejectionReason.REJECTION_REASON_REPEATED_ID,
                "The same id came earlier in this batch.");
      }
      if (rejection == null) {
        accepted.add(events.get(i));
      } else {
        answer.addRejected(
            RejectedEvent.newBuilder()
                .setIndex(i)
                .setEventId(shorten(event.getId()))
                .setReason(rejection.reason())
                .setMessage(rejection.message()));
        rejectedEvents.rejected(admitted, event, rejection.reason(), rejection.message());
        metrics.rejected(
            submission, admitted.key().projectId(), Rejection.code(rejection.reason()));
      }
    }
    return new ValidatedBatch(
        submission,
        admitted.key().projectId(),
        batch.context(),
        accepted,
        answer.setAccepted(accepted.size()).build());
  }

  private void checkContext(String batchId, BatchContext context) {
    if (!Ids.isId(context.getSessionId())) {
      throw bad("context.session_id");
    }
    if (!Ids.isIdOrEmpty(batchId)) {
      throw bad("batch_id");
    }
    if (!Ids.isIdOrEmpty(context.getVisitorId())) {
      throw bad("context.visitor_id");
    }
    if (!Ids.isIdOrEmpty(context.getTabId())) {
      throw bad("context.tab_id");
    }
    if (context.getPagesCount() > MAX_PAGES) {
      throw new IngestException(
          IngestError.BAD_CONTEXT, "The batch has more than " + MAX_PAGES + " pages.");
    }
    for (Page page : context.getPagesList()) {
      if (!Ids.isIdOrEmpty(page.getViewId())) {
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
