package io.gosight.store;

import com.google.common.primitives.Ints;
import com.google.protobuf.ByteString;
import io.gosight.common.Unsigned;
import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.PageLeave;
import io.gosight.proto.v1.Scroll;
import io.gosight.proto.v1.Target;
import java.util.List;
import java.util.Locale;

/**
 * The columns that depend on the kind of event; the glossary says what they mean for each.
 *
 * @param kind the kind, for example {@code page_view}
 * @param name what it is about
 * @param target the element that it is about
 * @param text a text of its own, instead of the element's
 * @param value its number
 * @param x its position from the left, or 0
 * @param y its position from the top, or a depth in thousandths
 * @param elementX its position in the element, in thousandths
 * @param elementY likewise
 * @param properties a JSON object, or empty
 */
record EventFacts(
    String kind,
    String name,
    Target target,
    ByteString text,
    double value,
    int x,
    int y,
    int elementX,
    int elementY,
    ByteString properties) {
  private static final ByteString NONE = ByteString.EMPTY;

  static EventFacts of(Event event) {
    return switch (event.getPayloadCase()) {
      case PAGE_VIEW ->
          plain("page_view", word(event.getPageView().getNavigation().name(), "NAVIGATION_"));
      case PAGE_LEAVE -> {
        PageLeave leave = event.getPageLeave();
        yield number(
            "page_leave",
            "",
            (double) Unsigned.wide(leave.getEngagedMs()),
            Unsigned.capped(leave.getMaxScrollPermille()));
      }
      case CLICK -> {
        Click click = event.getClick();
        yield new EventFacts(
            "click",
            click.getTarget().getTag(),
            click.getTarget(),
            click.getTarget().getTextBytes(),
            click.getReactionsCount(),
            click.getPageX(),
            click.getPageY(),
            click.getElementXPermille(),
            click.getElementYPermille(),
            NONE);
      }
      case SCROLL -> {
        Scroll scroll = event.getScroll();
        yield new EventFacts(
            "scroll",
            "",
            Target.getDefaultInstance(),
            NONE,
            Unsigned.wide(scroll.getReversals()),
            Unsigned.capped(scroll.getDocumentHeight()),
            Unsigned.capped(scroll.getMaxDepthPermille()),
            0,
            0,
            NONE);
      }
      case MOUSE ->
          new EventFacts(
              "mouse",
              "",
              Target.getDefaultInstance(),
              NONE,
              event.getMouse().getDtMsCount(),
              sum(event.getMouse().getDxList()),
              sum(event.getMouse().getDyList()),
              0,
              0,
              NONE);
      case INPUT_CHANGE ->
          about(
              "input_change",
              event.getInputChange().getInputType(),
              event.getInputChange().getTarget());
      case FORM_START ->
          form(
              "form_start",
              event.getFormStart().getFormName(),
              event.getFormStart().getFormSelector(),
              event.getFormStart().getFirstField(),
              0);
      case FORM_SUBMIT ->
          form(
              "form_submit",
              event.getFormSubmit().getFormName(),
              event.getFormSubmit().getFormSelector(),
              event.getFormSubmit().getLastField(),
              (double) Unsigned.wide(event.getFormSubmit().getDurationMs()));
      case CUSTOM ->
          new EventFacts(
              "custom",
              event.getCustom().getName(),
              Target.getDefaultInstance(),
              NONE,
              0,
              0,
              0,
              0,
              0,
              event.getCustom().getPropertiesJsonBytes());
      case IDENTIFY ->
          new EventFacts(
              "identify",
              event.getIdentify().getUserId(),
              Target.getDefaultInstance(),
              event.getIdentify().getAliasOfBytes(),
              0,
              0,
              0,
              0,
              0,
              event.getIdentify().getTraitsJsonBytes());
      case JS_ERROR ->
          new EventFacts(
              "js_error",
              event.getJsError().getType(),
              Target.getDefaultInstance(),
              event.getJsError().getMessageBytes(),
              Unsigned.wide(event.getJsError().getLine()),
              0,
              0,
              0,
              0,
              NONE);
      case RESOURCE_ERROR ->
          form(
              "resource_error",
              event.getResourceError().getTag(),
              event.getResourceError().getSelector(),
              event.getResourceError().getUrl(),
              0);
      case REQUEST ->
          new EventFacts(
              "request",
              event.getRequest().getMethod(),
              Target.getDefaultInstance(),
              event.getRequest().getUrlBytes(),
              Unsigned.wide(event.getRequest().getDurationMs()),
              Unsigned.capped(event.getRequest().getStatus()),
              event.getRequest().getFailed() ? 1 : 0,
              0,
              0,
              NONE);
      case WEB_VITAL ->
          new EventFacts(
              "web_vital",
              word(event.getWebVital().getName().name(), "WEB_VITAL_NAME_"),
              selector(event.getWebVital().getSelector()),
              NONE,
              event.getWebVital().getValue(),
              0,
              0,
              0,
              0,
              NONE);
      case VISIBILITY ->
          number("visibility", event.getVisibility().getVisible() ? "visible" : "hidden", 0, 0);
      case COPY -> about("copy", "", event.getCopy().getTarget());
      case DIAGNOSTIC ->
          new EventFacts(
              "diagnostic",
              event.getDiagnostic().getCode(),
              Target.getDefaultInstance(),
              event.getDiagnostic().getMessageBytes(),
              0,
              0,
              0,
              0,
              0,
              NONE);
      case REPLAY_STATUS ->
          number(
              "replay_status",
              event.getReplayStatus().getReason(),
              event.getReplayStatus().getRecorded() ? 1 : 0,
              0);
      case REPLAY_CHUNK -> plain("replay_chunk", "");
      case PAYLOAD_NOT_SET -> plain("unknown", "");
    };
  }

  /** The last of positions of which each but the first is a difference. */
  private static int sum(List<Integer> steps) {
    long sum = 0;
    for (int step : steps) {
      sum += step;
    }
    return Ints.saturatedCast(sum);
  }

  private static EventFacts plain(String kind, String name) {
    return number(kind, name, 0, 0);
  }

  private static EventFacts number(String kind, String name, double value, int y) {
    return new EventFacts(kind, name, Target.getDefaultInstance(), NONE, value, 0, y, 0, 0, NONE);
  }

  private static EventFacts about(String kind, String name, Target target) {
    return new EventFacts(kind, name, target, target.getTextBytes(), 0, 0, 0, 0, 0, NONE);
  }

  private static EventFacts form(
      String kind, String name, String selector, String text, double value) {
    return new EventFacts(
        kind, name, selector(selector), ByteString.copyFromUtf8(text), value, 0, 0, 0, 0, NONE);
  }

  private static Target selector(String selector) {
    return Target.newBuilder().setSelector(selector).build();
  }

  private static String word(String constant, String prefix) {
    return constant.startsWith(prefix)
        ? constant.substring(prefix.length()).toLowerCase(Locale.ROOT)
        : "";
  }
}
