package io.gosight.host.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is saved of an event is the whole event. */
class EventStateTest {
  private static final EventHead HEAD =
      new EventHead("e-1", 1_700_000_000_000L, new PageRef("v", "https://shop.example/xem-thêm"));
  private static final Target TARGET =
      new Target(
          "#a > b", "button", "Mua \u0000 🛒", "/x", "#a", Set.of(Trait.BUTTON, Trait.DISABLED));

  static List<DetectedEvent> events() {
    return List.of(
        new Click(
            HEAD,
            TARGET,
            -3,
            Integer.MAX_VALUE,
            2,
            15,
            List.of(new Reaction(ReactionKind.VISIBILITY, 2_999)),
            3_000),
        new PointerPath(
            HEAD,
            List.of(
                new PointerSample(5, Integer.MIN_VALUE, 7),
                new PointerSample(3, Integer.MAX_VALUE, -7))),
        new Scroll(HEAD, 10, 500, 2, List.of(1_000L, 2_000L), 900),
        new PageView(HEAD, Navigation.BACK_FORWARD, "before"),
        new PageLeave(HEAD, 1, 2, 3),
        new InputChange(HEAD, Target.NONE, "email", true, "#form"),
        new FormStart(HEAD, "#form", "f", "mail"),
        new FormSubmit(HEAD, "#form", "f", "zip", 12),
        new JsError(HEAD, "TypeError", "no", "at f", "app.js", -1),
        new ResourceError(HEAD, "https://x/y.png", "img", "img.a"),
        new Request(HEAD, 77, "GET", "https://x/", 503, true),
        new WebVital(HEAD, VitalName.CLS, 0.1234567, "main"),
        new Visibility(HEAD, true),
        new TextCopy(HEAD, TARGET),
        new CustomEvent(HEAD, "added", "{\"a\":1}"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyKindComesBackWhole(DetectedEvent event) {
    StateOutput out = new StateOutput();
    new EventOutput(out).event(event);

    assertThat(new EventInput(new StateInput(out.toBytes())).event()).isEqualTo(event);
  }

  @Test
  void everyKindIsTried() {
    assertThat(events())
        .extracting(DetectedEvent::getClass)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(DetectedEvent.class.getPermittedSubclasses()).stream()
                .<Class<? extends DetectedEvent>>map(kind -> kind.asSubclass(DetectedEvent.class))
                .toList());
  }

  @Test
  void anEventOfSeveralWindowsIsWrittenOnceAndStaysOne() {
    StateOutput out = new StateOutput();
    EventOutput events = new EventOutput(out);
    DetectedEvent event = events().get(0);
    events.event(event);
    int once = out.toBytes().length;
    events.event(event);

    assertThat(out.toBytes().length - once).isEqualTo(1);
    EventInput in = new EventInput(new StateInput(out.toBytes()));
    assertThat(in.event()).isSameAs(in.event());
  }

  @Test
  void whatIsNoStateIsRefusedWhateverItSays() {
    StateOutput out = new StateOutput();
    new EventOutput(out).event(events().get(0));
    byte[] whole = out.toBytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> new EventInput(new StateInput(part)).event())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
