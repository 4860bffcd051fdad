package io.gosight.insight;

import static io.gosight.common.Unsigned.capped;

import com.google.protobuf.CodedInputStream;
import io.gosight.common.EventTime;
import io.gosight.common.Unsigned;
import io.gosight.proto.v1.Copy;
import io.gosight.proto.v1.Custom;
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
import io.gosight.spi.event.Reaction;
import io.gosight.spi.event.Request;
import io.gosight.spi.event.ResourceError;
import io.gosight.spi.event.Scroll;
import io.gosight.spi.event.TextCopy;
import io.gosight.spi.event.Visibility;
import io.gosight.spi.event.WebVital;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns events into what detectors see. */
public final class DetectedEvents {
  private DetectedEvents() {}

  /**
   * What detectors see of one event; empty for kinds that are passed over.
   *
   * @param event an {@link io.gosight.proto.v1.Event}
   * @param clockOffsetMs what to add to the sender's times to get the hub's
   * @param receivedMs when the hub received it, in ms since 1970
   * @param page the page on which it happened
   * @throws com.google.protobuf.InvalidProtocolBufferException if it is no event
   */
  public static Optional<DetectedEvent> read(
      byte[] event, long clockOffsetMs, long receivedMs, PageRef page) throws IOException {
    return of(
        RawEvent.read(CodedInputStream.newInstance(event), true), clockOffsetMs, receivedMs, page);
  }

  /** By the sender's clock, from which the offset leads to the hub's. */
  static Optional<DetectedEvent> of(
      RawEvent event, long clockOffsetMs, long receivedMs, PageRef page) {
    long timeMs = event.timeMs();
    long senderMs = timeMs > 0 ? EventTime.stable(timeMs) : receivedMs - clockOffsetMs;
    return Optional.ofNullable(seen(event, new EventHead(event.id(), senderMs, page)));
  }

  private static DetectedEvent seen(RawEvent event, EventHead head) {
    Object payload = event.payload();
    return switch (event.kind()) {
      case PAGE_VIEW -> pageView(head, (io.gosight.proto.v1.PageView) payload);
      case CLICK -> click(head, (io.gosight.proto.v1.Click) payload);
      case SCROLL -> scroll(head, (io.gosight.proto.v1.Scroll) payload);
      case MOUSE -> ((PointerSteps) payload).path(head.id(), head.atMs(), head.page());
      case INPUT_CHANGE -> inputChange(head, (io.gosight.proto.v1.InputChange) payload);
      case PAGE_LEAVE -> pageLeave(head, (io.gosight.proto.v1.PageLeave) payload);
      case FORM_START -> formStart(head, (io.gosight.proto.v1.FormStart) payload);
      case FORM_SUBMIT -> formSubmit(head, (io.gosight.proto.v1.FormSubmit) payload);
      case CUSTOM -> custom(head, (Custom) payload);
      case JS_ERROR -> jsError(head, (io.gosight.proto.v1.JsError) payload);
      case RESOURCE_ERROR -> resourceError(head, (io.gosight.proto.v1.ResourceError) payload);
      case REQUEST -> request(head, (io.gosight.proto.v1.Request) payload);
      case WEB_VITAL -> vital(head, (io.gosight.proto.v1.WebVital) payload);
      case VISIBILITY ->
          new Visibility(head, ((io.gosight.proto.v1.Visibility) payload).getVisible());
      case COPY -> new TextCopy(head, WireMapping.target(((Copy) payload).getTarget()));
      case IDENTIFY, REPLAY_CHUNK, REPLAY_STATUS, DIAGNOSTIC, PAYLOAD_NOT_SET -> null;
    };
  }

  /** A duration of at most a day: no visit is longer, and the events' time must not run away. */
  private static long within(int ms) {
    return Math.min(Unsigned.wide(ms), PointerSteps.LONGEST_MS);
  }

  private static EventHead later(EventHead head, int ms) {
    return new EventHead(head.id(), head.atMs() + within(ms), head.page());
  }

  private static PageView pageView(EventHead head, io.gosight.proto.v1.PageView view) {
    return new PageView(
        head, WireMapping.navigation(view.getNavigation()), view.getPreviousViewId());
  }

  private static InputChange inputChange(EventHead head, io.gosight.proto.v1.InputChange change) {
    return new InputChange(
        head,
        WireMapping.target(change.getTarget()),
        change.getInputType(),
        change.getEmptied(),
        change.getFormSelector());
  }

  private static PageLeave pageLeave(EventHead head, io.gosight.proto.v1.PageLeave leave) {
    return new PageLeave(
        head,
        capped(leave.getVisibleMs()),
        capped(leave.getEngagedMs()),
        capped(leave.getMaxScrollPermille()));
  }

  private static FormStart formStart(EventHead head, io.gosight.proto.v1.FormStart start) {
    return new FormStart(head, start.getFormSelector(), start.getFormName(), start.getFirstField());
  }

  private static FormSubmit formSubmit(EventHead head, io.gosight.proto.v1.FormSubmit submit) {
    return new FormSubmit(
        head,
        submit.getFormSelector(),
        submit.getFormName(),
        submit.getLastField(),
        capped(submit.getDurationMs()));
  }

  private static CustomEvent custom(EventHead head, Custom custom) {
    return new CustomEvent(head, custom.getName(), custom.getPropertiesJson());
  }

  private static JsError jsError(EventHead head, io.gosight.proto.v1.JsError error) {
    return new JsError(
        head,
        error.getType(),
        error.getMessage(),
        error.getStack(),
        error.getSource(),
        capped(error.getLine()));
  }

  private static ResourceError resourceError(
      EventHead head, io.gosight.proto.v1.ResourceError error) {
    return new ResourceError(head, error.getUrl(), error.getTag(), error.getSelector());
  }

  private static Click click(EventHead head, io.gosight.proto.v1.Click click) {
    List<Reaction> reactions = new ArrayList<>(click.getReactionsCount());
    for (io.gosight.proto.v1.Reaction reaction : click.getReactionsList()) {
      WireMapping.reaction(reaction.getKind())
          .ifPresent(kind -> reactions.add(new Reaction(kind, capped(reaction.getDelayMs()))));
    }
    return new Click(
        head,
        WireMapping.target(click.getTarget()),
        click.getPageX(),
        click.getPageY(),
        capped(click.getButton()),
        capped(click.getModifiers()),
        reactions,
        capped(click.getWatchedMs()));
  }

  private static Scroll scroll(EventHead head, io.gosight.proto.v1.Scroll scroll) {
    return new Scroll(
        later(head, scroll.getDurationMs()),
        capped(scroll.getTop()),
        capped(scroll.getDepthPermille()),
        capped(scroll.getReversals()),
        scroll.getReversalOffsetsMsList().stream()
            .map(offset -> head.atMs() + within(offset))
            .toList(),
        capped(scroll.getDurationMs()));
  }

  private static Request request(EventHead head, io.gosight.proto.v1.Request request) {
    return new Request(
        later(head, request.getDurationMs()),
        head.atMs(),
        request.getMethod(),
        request.getUrl(),
        capped(request.getStatus()),
        request.getFailed());
  }

  private static DetectedEvent vital(EventHead head, io.gosight.proto.v1.WebVital vital) {
    return WireMapping.vital(vital.getName())
        .map(name -> new WebVital(head, name, vital.getValue(), vital.getSelector()))
        .orElse(null);
  }
}
