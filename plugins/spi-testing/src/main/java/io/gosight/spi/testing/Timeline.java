package io.gosight.spi.testing;

import io.gosight.spi.event.CustomEvent;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.EventHead;
import io.gosight.spi.event.FormStart;
import io.gosight.spi.event.FormSubmit;
import io.gosight.spi.event.InputChange;
import io.gosight.spi.event.JsError;
import io.gosight.spi.event.Navigation;
import io.gosight.spi.event.PageLeave;
import io.gosight.spi.event.PageRef;
import io.gosight.spi.event.PageView;
import io.gosight.spi.event.PointerPath;
import io.gosight.spi.event.PointerSample;
import io.gosight.spi.event.Request;
import io.gosight.spi.event.ResourceError;
import io.gosight.spi.event.Scroll;
import io.gosight.spi.event.TextCopy;
import io.gosight.spi.event.Visibility;
import io.gosight.spi.event.VitalName;
import io.gosight.spi.event.WebVital;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The events of one tab in order: {@code Timeline.at(0).click("#buy").after(300) .click("#buy")}.
 * Each step goes to the moment last named. Immutable.
 */
public final class Timeline {
  /** The moment that a timeline calls 0, in ms since 1970. */
  public static final long ZERO_MS = 1_700_000_000_000L;

  private static final PageRef FIRST_PAGE = new PageRef("view-0", "https://shop.example/");

  private final long nowMs;
  private final PageRef page;
  private final List<DetectedEvent> events;

  private Timeline(long nowMs, PageRef page, List<DetectedEvent> events) {
    this.nowMs = nowMs;
    this.page = page;
    this.events = List.copyOf(events);
  }

  /** Begins, so many ms after {@link #ZERO_MS}, on {@code https://shop.example/}. */
  public static Timeline at(long ms) {
    return new Timeline(ZERO_MS + ms, FIRST_PAGE, List.of());
  }

  /** So many ms later. */
  public Timeline after(long ms) {
    return new Timeline(nowMs + ms, page, events);
  }

  /** A page is loaded; what follows happens there. */
  public Timeline page(String url) {
    return page(url, Navigation.LOAD);
  }

  /** A page is shown; what follows happens there. */
  public Timeline page(String url, Navigation navigation) {
    PageRef next = new PageRef("view-" + (events.size() + 1), url);
    return new Timeline(nowMs, next, events)
        .add(head -> new PageView(head, navigation, page.viewId()));
  }

  /** A click in the middle of a plain element that reacts at once. */
  public Timeline click(String selector) {
    return click(selector, UnaryOperator.identity());
  }

  /** A click with particulars. */
  public Timeline click(String selector, UnaryOperator<ClickSpec> particulars) {
    return add(head -> particulars.apply(ClickSpec.on(selector)).at(head));
  }

  /** So many plain clicks, the first now, then one each {@code everyMs}. */
  public Timeline clicks(int count, long everyMs, String selector) {
    return clicks(count, everyMs, selector, UnaryOperator.identity());
  }

  /** So many clicks, the first now, then one each {@code everyMs}. */
  public Timeline clicks(
      int count, long everyMs, String selector, UnaryOperator<ClickSpec> particulars) {
    Timeline timeline = this;
    for (int i = 0; i < count; i++) {
      timeline = (i == 0 ? timeline : timeline.after(everyMs)).click(selector, particulars);
    }
    return timeline;
  }

  /** Scrolling that begins now and turns so many ms after that. */
  public Timeline scroll(long... turnsAfterMs) {
    List<Long> turns = Arrays.stream(turnsAfterMs).mapToObj(ms -> nowMs + ms).toList();
    int duration = turns.isEmpty() ? 100 : (int) (turns.get(turns.size() - 1) - nowMs + 100);
    return addAt(
        nowMs + duration, head -> new Scroll(head, 800, 500, turns.size(), turns, duration));
  }

  /** The pointer goes through these x positions on one line, one each {@code everyMs}. */
  public Timeline pointer(long everyMs, int... xs) {
    List<PointerSample> samples = new ArrayList<>();
    for (int i = 0; i < xs.length; i++) {
      samples.add(new PointerSample(nowMs + i * everyMs, xs[i], 100));
    }
    return addAt(
        nowMs + Math.max(0, xs.length - 1) * everyMs, head -> new PointerPath(head, samples));
  }

  /** A field is filled in. */
  public Timeline input(String selector, String formSelector) {
    return add(
        head ->
            new InputChange(
                head, ClickSpec.on(selector).tag("input").target(), "text", false, formSelector));
  }

  /** A form is begun. */
  public Timeline formStart(String formSelector, String firstField) {
    return add(head -> new FormStart(head, formSelector, "", firstField));
  }

  /** A form is sent. */
  public Timeline formSubmit(String formSelector) {
    return add(head -> new FormSubmit(head, formSelector, "", "", 0));
  }

  /** A JavaScript error. */
  public Timeline jsError(String type, String message) {
    return add(
        head ->
            new JsError(
                head, type, message, "at f (app.js:1:2)", "https://shop.example/app.js", 1));
  }

  /** A resource does not load. */
  public Timeline resourceError(String url) {
    return add(head -> new ResourceError(head, url, "img", "img"));
  }

  /** A request that began {@code durationMs} ago ends now; 0 and from 400 on are failures. */
  public Timeline request(int status, long durationMs) {
    return add(
        head ->
            new Request(
                head,
                nowMs - durationMs,
                "POST",
                "https://shop.example/api/cart",
                status,
                status == 0 || status >= 400));
  }

  /** A measure of the page's speed. */
  public Timeline vital(VitalName name, double value) {
    return add(head -> new WebVital(head, name, value, "img.hero"));
  }

  /** The page is left. */
  public Timeline leave() {
    return add(head -> new PageLeave(head, 1_000, 1_000, 300));
  }

  /** The page is hidden or shown again. */
  public Timeline visible(boolean visible) {
    return add(head -> new Visibility(head, visible));
  }

  /** Text is copied. */
  public Timeline copy(String selector) {
    return add(head -> new TextCopy(head, ClickSpec.on(selector).target()));
  }

  /** An event of the site's own. */
  public Timeline custom(String name) {
    return add(head -> new CustomEvent(head, name, ""));
  }

  /** Any event, at this moment on this page. */
  public Timeline add(Function<EventHead, DetectedEvent> event) {
    return addAt(nowMs, event);
  }

  private Timeline addAt(long atMs, Function<EventHead, DetectedEvent> event) {
    List<DetectedEvent> more = new ArrayList<>(events);
    more.add(event.apply(new EventHead("e" + (events.size() + 1), atMs, page)));
    return new Timeline(nowMs, page, more);
  }

  /** What happened, in order. */
  public List<DetectedEvent> events() {
    return events;
  }
}
