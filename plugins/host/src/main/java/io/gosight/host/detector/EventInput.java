package io.gosight.host.detector;

import io.gosight.spi.event.Click;
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
import io.gosight.spi.event.Reaction;
import io.gosight.spi.event.ReactionKind;
import io.gosight.spi.event.Request;
import io.gosight.spi.event.ResourceError;
import io.gosight.spi.event.Scroll;
import io.gosight.spi.event.Target;
import io.gosight.spi.event.TextCopy;
import io.gosight.spi.event.Trait;
import io.gosight.spi.event.Visibility;
import io.gosight.spi.event.VitalName;
import io.gosight.spi.event.WebVital;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads events that {@link EventOutput} wrote. For one thread. */
final class EventInput {
  private final StateInput in;
  private final List<DetectedEvent> events = new ArrayList<>();
  private final List<PageRef> pages = new ArrayList<>();

  EventInput(StateInput in) {
    this.in = in;
  }

  DetectedEvent event() {
    int number = in.integer();
    if (number >= 0 && number < events.size()) {
      return events.get(number);
    }
    DetectedEvent event = particulars(new EventHead(in.text(), in.number(), page()));
    events.add(event);
    return event;
  }

  private PageRef page() {
    int number = in.integer();
    if (number >= 0 && number < pages.size()) {
      return pages.get(number);
    }
    PageRef page = new PageRef(in.text(), in.text());
    pages.add(page);
    return page;
  }

  private DetectedEvent particulars(EventHead head) {
    int kind = in.integer();
    return switch (kind) {
      case 0 -> click(head);
      case 1 -> path(head);
      case 2 -> scroll(head);
      case 3 -> new PageView(head, in.word(Navigation.class), in.text());
      case 4 -> new PageLeave(head, in.integer(), in.integer(), in.integer());
      case 5 -> new InputChange(head, target(), in.text(), in.flag(), in.text());
      case 6 -> new FormStart(head, in.text(), in.text(), in.text());
      case 7 -> new FormSubmit(head, in.text(), in.text(), in.text(), in.integer());
      case 8 -> new JsError(head, in.text(), in.text(), in.text(), in.text(), in.integer());
      case 9 -> new ResourceError(head, in.text(), in.text(), in.text());
      case 10 -> new Request(head, in.number(), in.text(), in.text(), in.integer(), in.flag());
      case 11 -> new WebVital(head, in.word(VitalName.class), in.fraction(), in.text());
      case 12 -> new Visibility(head, in.flag());
      case 13 -> new TextCopy(head, target());
      case 14 -> new CustomEvent(head, in.text(), in.text());
      default -> throw new IllegalArgumentException("There is no kind of event " + kind + ".");
    };
  }

  private Click click(EventHead head) {
    Target target = target();
    int x = in.integer();
    int y = in.integer();
    int button = in.integer();
    int modifiers = in.integer();
    List<Reaction> reactions = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      reactions.add(new Reaction(in.word(ReactionKind.class), in.integer()));
    }
    return new Click(head, target, x, y, button, modifiers, reactions, in.integer());
  }

  private Target target() {
    String selector = in.text();
    String tag = in.text();
    String text = in.text();
    String href = in.text();
    String interactive = in.text();
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (int left = in.count(); left > 0; left--) {
      traits.add(in.word(Trait.class));
    }
    return new Target(selector, tag, text, href, interactive, traits);
  }

  private PointerPath path(EventHead head) {
    List<PointerSample> samples = new ArrayList<>();
    PointerSample before = new PointerSample(0, 0, 0);
    for (int left = in.count(); left > 0; left--) {
      before =
          new PointerSample(
              before.atMs() + in.number(),
              (int) (before.x() + in.number()),
              (int) (before.y() + in.number()));
      samples.add(before);
    }
    return new PointerPath(head, samples);
  }

  private Scroll scroll(EventHead head) {
    int top = in.integer();
    int depth = in.integer();
    int reversals = in.integer();
    List<Long> reversalsAtMs = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      reversalsAtMs.add(in.number());
    }
    return new Scroll(head, top, depth, reversals, reversalsAtMs, in.integer());
  }
}
