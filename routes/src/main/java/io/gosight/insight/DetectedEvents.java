package io.gosight.insight;

import io.gosight.batch.EventTime;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Mouse;
import io.gosight.proto.v1.Page;
import io.gosight.spi.event.Click;
import io.gosight.spi.event.CustomEvent;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.EventHead;
import io.gosight.spi.event.FormStart;
import io.gosight.spi.event.FormSubmit;
import io.gosight.spi.event.InputChange;
import io.gosight.spi.event.JsError;
import io.gosight.spi.event.PageLeave;
import io.gosight.spi.event.PageRef;
import io.gosight.spi.event.PageView;
import io.gosight.spi.event.PointerPath;
import io.gosight.spi.event.Reaction;
import io.gosight.spi.event.Request;
import io.gosight.spi.event.ResourceError;
import io.gosight.spi.event.Scroll;
import io.gosight.spi.event.TextCopy;
import io.gosight.spi.event.Visibility;
import io.gosight.spi.event.WebVital;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a batch's events into what detectors see; other kinds are passed over. */
public final class DetectedEvents {
  private DetectedEvents() {}

  static List<DetectedEvent> of(EnrichedBatch batch) {
    List<PageRef> pages = new ArrayList<>(batch.getContext().getPagesCount());
    for (Page page : batch.getContext().getPagesList()) {
      pages.add(new PageRef(page.getViewId(), page.getUrl()));
    }
    List<DetectedEvent> events = new ArrayList<>(batch.getEventsCount());
    for (Event event : batch.getEventsList()) {
      int index = event.getPageIndex();
      PageRef page = index >= 0 && index < pages.size() ? pages.get(index) : PageRef.NONE;
      DetectedEvent detected = seen(event, beginMs(event, batch.getReceivedAtMs()), page);
      if (detected != null) {
        events.add(detected);
      }
    }
    return events;
  }

  /**
   * What detectors see of one event; empty for kinds that are passed over.
   *
   * @param receivedMs when the hub received it, in ms since 1970
   * @param page the page on which it happened
   */
  public static Optional<DetectedEvent> of(Event event, long receivedMs, PageRef page) {
    return Optional.ofNullable(seen(event, beginMs(event, receivedMs), page));
  }

  private static long beginMs(Event event, long receivedMs) {
    return event.getTimeMs() > 0 ? EventTime.stable(event.getTimeMs()) : receivedMs;
  }

  private static DetectedEvent seen(Event event, long beginMs, PageRef page) {
    EventHead head = new EventHead(event.getId(), beginMs, page);
    return switch (event.getPayloadCase()) {
      case PAGE_VIEW ->
          new PageView(
              head,
              Words.navigation(event.getPageView().getNavigation()),
              event.getPageView().getPreviousViewId());
      case CLICK -> click(head, event.getClick());
      case SCROLL -> scroll(event.getId(), beginMs, page, event.getScroll());
      case MOUSE -> path(event.getId(), beginMs, page, event.getMouse());
      case INPUT_CHANGE ->
          new InputChange(
              head,
              Words.target(event.getInputChange().getTarget()),
              event.getInputChange().getInputType(),
              event.getInputChange().getEmptied(),
              event.getInputChange().getFormSelector());
      case PAGE_LEAVE ->
          new PageLeave(
              head,
              event.getPageLeave().getVisibleMs(),
              event.getPageLeave().getEngagedMs(),
              event.getPageLeave().getMaxScrollPermille());
      case FORM_START ->
          new FormStart(
              head,
              event.getFormStart().getFormSelector(),
              event.getFormStart().getFormName(),
              event.getFormStart().getFirstField());
      case FORM_SUBMIT ->
          new FormSubmit(
              head,
              event.getFormSubmit().getFormSelector(),
              event.getFormSubmit().getFormName(),
              event.getFormSubmit().getLastField(),
              event.getFormSubmit().getDurationMs());
      case CUSTOM ->
          new CustomEvent(head, event.getCustom().getName(), event.getCustom().getPropertiesJson());
      case JS_ERROR ->
          new JsError(
              head,
              event.getJsError().getType(),
              event.getJsError().getMessage(),
              event.getJsError().getStack(),
              event.getJsError().getSource(),
              event.getJsError().getLine());
      case RESOURCE_ERROR ->
          new ResourceError(
              head,
              event.getResourceError().getUrl(),
              event.getResourceError().getTag(),
              event.getResourceError().getSelector());
      case REQUEST -> request(event.getId(), beginMs, page, event.getRequest());
      case WEB_VITAL -> vital(head, event.getWebVital());
      case VISIBILITY -> new Visibility(head, event.getVisibility().getVisible());
      case COPY -> new TextCopy(head, Words.target(event.getCopy().getTarget()));
      case IDENTIFY, REPLAY_CHUNK, DIAGNOSTIC, PAYLOAD_NOT_SET -> null;
    };
  }

  private static Click click(EventHead head, io.gosight.proto.v1.Click click) {
    List<Reaction> reactions = new ArrayList<>(click.getReactionsCount());
    for (io.gosight.proto.v1.Reaction reaction : click.getReactionsList()) {
      Words.reaction(reaction.getKind())
          .ifPresent(kind -> reactions.add(new Reaction(kind, reaction.getDelayMs())));
    }
    return new Click(
        head,
        Words.target(click.getTarget()),
        click.getPageX(),
        click.getPageY(),
        click.getButton(),
        click.getModifiers(),
        reactions,
        click.getWatchedMs());
  }

  private static Scroll scroll(
      String id, long beginMs, PageRef page, io.gosight.proto.v1.Scroll scroll) {
    return new Scroll(
        new EventHead(id, beginMs + Integer.toUnsignedLong(scroll.getDurationMs()), page),
        scroll.getTop(),
        scroll.getDepthPermille(),
        scroll.getReversals(),
        scroll.getReversalOffsetsMsList().stream()
            .map(offset -> beginMs + Integer.toUnsignedLong(offset))
            .toList(),
        scroll.getDurationMs());
  }

  private static PointerPath path(String id, long beginMs, PageRef page, Mouse mouse) {
    int count = Math.min(mouse.getDtMsCount(), Math.min(mouse.getDxCount(), mouse.getDyCount()));
    long[] times = new long[count];
    int[] xs = new int[count];
    int[] ys = new int[count];
    long atMs = beginMs;
    int x = 0;
    int y = 0;
    for (int i = 0; i < count; i++) {
      atMs += Integer.toUnsignedLong(mouse.getDtMs(i));
      x += mouse.getDx(i);
      y += mouse.getDy(i);
      times[i] = atMs;
      xs[i] = x;
      ys[i] = y;
    }
    return PointerPath.of(new EventHead(id, atMs, page), times, xs, ys);
  }

  private static Request request(
      String id, long beginMs, PageRef page, io.gosight.proto.v1.Request request) {
    return new Request(
        new EventHead(id, beginMs + Integer.toUnsignedLong(request.getDurationMs()), page),
        beginMs,
        request.getMethod(),
        request.getUrl(),
        request.getStatus(),
        request.getFailed());
  }

  private static DetectedEvent vital(EventHead head, io.gosight.proto.v1.WebVital vital) {
    return Words.vital(vital.getName())
        .map(name -> new WebVital(head, name, vital.getValue(), vital.getSelector()))
        .orElse(null);
  }
}
