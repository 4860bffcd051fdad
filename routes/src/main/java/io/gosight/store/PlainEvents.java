package io.gosight.store;

import io.gosight.common.EventTime;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import java.util.ArrayList;
import java.util.List;

/** Reads batches as they will be stored, for who can't wait. Safe for use by many threads. */
public final class PlainEvents {
  private final ProjectPages pages;

  /** Takes pages' addresses apart as the store does. */
  public PlainEvents(ProjectPages pages) {
    this.pages = pages;
  }

  /** The batch's events without recordings, in their order. */
  public List<PlainEvent> of(EnrichedBatch batch) {
    List<PageParts> parts = pages.read(batch);
    List<PlainEvent> events = new ArrayList<>(batch.getEventsCount());
    for (Event event : batch.getEventsList()) {
      if (!event.hasReplayChunk()) {
        int page = event.getPageIndex();
        events.add(
            of(batch, event, page >= 0 && page < parts.size() ? parts.get(page) : PageParts.NONE));
      }
    }
    return events;
  }

  private static PlainEvent of(EnrichedBatch batch, Event event, PageParts page) {
    BatchContext context = batch.getContext();
    EventFacts facts = EventFacts.of(event);
    EventTime time =
        EventTime.of(event.getTimeMs(), batch.getClockOffsetMs(), batch.getReceivedAtMs());
    return new PlainEvent(
        event.getId(),
        facts.kind(),
        facts.name(),
        time.millis(),
        context.getSessionId(),
        context.getVisitorId(),
        EventColumns.userId(context, event).toStringUtf8(),
        page.page().getViewId(),
        context.getTabId(),
        page.host(),
        page.path(),
        page.page().getTitle(),
        facts.target().getSelector(),
        facts.text().toStringUtf8(),
        facts.value(),
        facts.x(),
        facts.y(),
        facts.properties().toStringUtf8());
  }
}
