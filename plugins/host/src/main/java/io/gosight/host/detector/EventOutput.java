package io.gosight.host.detector;

import io.gosight.spi.event.Click;
import io.gosight.spi.event.CustomEvent;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.FormStart;
import io.gosight.spi.event.FormSubmit;
import io.gosight.spi.event.InputChange;
import io.gosight.spi.event.JsError;
import io.gosight.spi.event.PageLeave;
import io.gosight.spi.event.PageRef;
import io.gosight.spi.event.PageView;
import io.gosight.spi.event.PointerPath;
import io.gosight.spi.event.PointerSample;
import io.gosight.spi.event.Reaction;
import io.gosight.spi.event.Request;
import io.gosight.spi.event.ResourceError;
import io.gosight.spi.event.Scroll;
import io.gosight.spi.event.Target;
import io.gosight.spi.event.TextCopy;
import io.gosight.spi.event.Trait;
import io.gosight.spi.event.Visibility;
import io.gosight.spi.event.WebVital;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Writes events so that {@link EventInput} gives equal ones back. What comes again, an event or a
 * page, is written once and named by its number from then on. For one thread.
 */
final class EventOutput {
  private final StateOutput out;
  private final IdentityHashMap<DetectedEvent, Integer> events = new IdentityHashMap<>();
  private final Map<PageRef, Integer> pages = new HashMap<>();

  EventOutput(StateOutput out) {
    this.out = out;
  }

  void event(DetectedEvent event) {
    Integer known = events.get(event);
    if (known != null) {
      out.number(known);
      return;
    }
    out.number(events.size());
    events.put(event, events.size());
    out.text(event.id());
    out.number(event.atMs());
    page(event.page());
    particulars(event);
  }

  private void page(PageRef page) {
    Integer known = pages.get(page);
    if (known != null) {
      out.number(known);
      return;
    }
    out.number(pages.size());
    pages.put(page, pages.size());
    out.text(page.viewId());
    out.text(page.url());
  }

  private void particulars(DetectedEvent event) {
    if (event instanceof Click click) {
      out.number(0);
      click(click);
    } else if (event instanceof PointerPath path) {
      out.number(1);
      path(path);
    } else if (event instanceof Scroll scroll) {
      out.number(2);
      scroll(scroll);
    } else if (event instanceof PageView view) {
      out.number(3);
      out.text(view.navigation().name());
      out.text(view.previousViewId());
    } else if (event instanceof PageLeave leave) {
      out.number(4);
      out.number(leave.visibleMs());
      out.number(leave.engagedMs());
      out.number(leave.maxScrollPermille());
    } else if (event instanceof InputChange change) {
      out.number(5);
      target(change.target());
      out.text(change.inputType());
      out.flag(change.emptied());
      out.text(change.formSelector());
    } else if (event instanceof FormStart start) {
      out.number(6);
      out.text(start.formSelector());
      out.text(start.formName());
      out.text(start.firstField());
    } else if (event instanceof FormSubmit submit) {
      out.number(7);
      out.text(submit.formSelector());
      out.text(submit.formName());
      out.text(submit.lastField());
      out.number(submit.durationMs());
    } else if (event instanceof JsError error) {
      out.number(8);
      out.text(error.type());
      out.text(error.message());
      out.text(error.stack());
      out.text(error.source());
      out.number(error.line());
    } else if (event instanceof ResourceError error) {
      out.number(9);
      out.text(error.url());
      out.text(error.tag());
      out.text(error.selector());
    } else if (event instanceof Request request) {
      out.number(10);
      out.number(request.startedAtMs());
      out.text(request.method());
      out.text(request.url());
      out.number(request.status());
      out.flag(request.failed());
    } else if (event instanceof WebVital vital) {
      out.number(11);
      out.text(vital.name().name());
      out.fraction(vital.value());
      out.text(vital.selector());
    } else if (event instanceof Visibility visibility) {
      out.number(12);
      out.flag(visibility.visible());
    } else if (event instanceof TextCopy copy) {
      out.number(13);
      target(copy.target());
    } else if (event instanceof CustomEvent custom) {
      out.number(14);
      out.text(custom.name());
      out.text(custom.propertiesJson());
    }
  }

  private void click(Click click) {
    target(click.target());
    out.number(click.x());
    out.number(click.y());
    out.number(click.button());
    out.number(click.modifiers());
    out.number(click.reactions().size());
    for (Reaction reaction : click.reactions()) {
      out.text(reaction.kind().name());
      out.number(reaction.delayMs());
    }
    out.number(click.watchedMs());
  }

  private void target(Target target) {
    out.text(target.selector());
    out.text(target.tag());
    out.text(target.text());
    out.text(target.href());
    out.text(target.interactiveSelector());
    out.number(target.traits().size());
    for (Trait trait : target.traits()) {
      out.text(trait.name());
    }
  }

  private void path(PointerPath path) {
    out.number(path.samples().size());
    PointerSample before = new PointerSample(0, 0, 0);
    for (PointerSample sample : path.samples()) {
      out.number(sample.atMs() - before.atMs());
      out.number((long) sample.x() - before.x());
      out.number((long) sample.y() - before.y());
      before = sample;
    }
  }

  private void scroll(Scroll scroll) {
    out.number(scroll.top());
    out.number(scroll.depthPermille());
    out.number(scroll.reversals());
    out.number(scroll.reversalsAtMs().size());
    scroll.reversalsAtMs().forEach(out::number);
    out.number(scroll.durationMs());
  }
}
