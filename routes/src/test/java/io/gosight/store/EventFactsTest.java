package io.gosight.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.Copy;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.Diagnostic;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Event.PayloadCase;
import io.gosight.proto.v1.FormStart;
import io.gosight.proto.v1.FormSubmit;
import io.gosight.proto.v1.Identify;
import io.gosight.proto.v1.InputChange;
import io.gosight.proto.v1.JsError;
import io.gosight.proto.v1.Mouse;
import io.gosight.proto.v1.Navigation;
import io.gosight.proto.v1.PageLeave;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayStatus;
import io.gosight.proto.v1.Request;
import io.gosight.proto.v1.ResourceError;
import io.gosight.proto.v1.Scroll;
import io.gosight.proto.v1.Target;
import io.gosight.proto.v1.Visibility;
import io.gosight.proto.v1.WebVital;
import io.gosight.proto.v1.WebVitalName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventFactsTest {
  private static final Target TARGET =
      Target.newBuilder().setTag("button").setSelector("#buy").setText("Buy").build();

  private static Event.Builder event() {
    return Event.newBuilder();
  }

  private static Arguments row(
      Event.Builder event, String kind, String name, String selector, String text, double value) {
    return Arguments.of(event.build(), kind, name, selector, text, value);
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            event().setPageView(PageView.newBuilder().setNavigation(Navigation.NAVIGATION_PUSH)),
            "page_view",
            "push",
            "",
            "",
            0),
        row(
            event().setPageLeave(PageLeave.newBuilder().setEngagedMs(9)),
            "page_leave",
            "",
            "",
            "",
            9),
        row(
            event().setClick(Click.newBuilder().setTarget(TARGET)),
            "click",
            "button",
            "#buy",
            "Buy",
            0),
        row(event().setScroll(Scroll.newBuilder().setReversals(2)), "scroll", "", "", "", 2),
        row(event().setMouse(Mouse.newBuilder().addDtMs(1)), "mouse", "", "", "", 1),
        row(
            event()
                .setInputChange(InputChange.newBuilder().setInputType("email").setTarget(TARGET)),
            "input_change",
            "email",
            "#buy",
            "Buy",
            0),
        row(
            event()
                .setFormStart(
                    FormStart.newBuilder()
                        .setFormName("pay")
                        .setFormSelector("form")
                        .setFirstField("card")),
            "form_start",
            "pay",
            "form",
            "card",
            0),
        row(
            event()
                .setFormSubmit(
                    FormSubmit.newBuilder()
                        .setFormName("pay")
                        .setFormSelector("form")
                        .setLastField("cvc")
                        .setDurationMs(7)),
            "form_submit",
            "pay",
            "form",
            "cvc",
            7),
        row(event().setCustom(Custom.newBuilder().setName("buy")), "custom", "buy", "", "", 0),
        row(
            event().setIdentify(Identify.newBuilder().setUserId("u").setAliasOf("v")),
            "identify",
            "u",
            "",
            "v",
            0),
        row(
            event().setJsError(JsError.newBuilder().setType("T").setMessage("m").setLine(3)),
            "js_error",
            "T",
            "",
            "m",
            3),
        row(
            event()
                .setResourceError(
                    ResourceError.newBuilder().setTag("img").setSelector("#i").setUrl("/a")),
            "resource_error",
            "img",
            "#i",
            "/a",
            0),
        row(
            event().setRequest(Request.newBuilder().setMethod("GET").setUrl("/a").setDurationMs(5)),
            "request",
            "GET",
            "",
            "/a",
            5),
        row(
            event()
                .setWebVital(
                    WebVital.newBuilder()
                        .setName(WebVitalName.WEB_VITAL_NAME_LCP)
                        .setValue(1.5)
                        .setSelector("#h")),
            "web_vital",
            "lcp",
            "#h",
            "",
            1.5),
        row(
            event().setVisibility(Visibility.newBuilder().setVisible(true)),
            "visibility",
            "visible",
            "",
            "",
            0),
        row(event().setCopy(Copy.newBuilder().setTarget(TARGET)), "copy", "", "#buy", "Buy", 0),
        row(
            event().setDiagnostic(Diagnostic.newBuilder().setCode("c").setMessage("m")),
            "diagnostic",
            "c",
            "",
            "m",
            0),
        row(
            event()
                .setReplayStatus(ReplayStatus.newBuilder().setRecorded(true).setReason("sampled")),
            "replay_status",
            "sampled",
            "",
            "",
            1),
        row(
            event().setReplayChunk(ReplayChunk.getDefaultInstance()),
            "replay_chunk",
            "",
            "",
            "",
            0),
        row(event(), "unknown", "", "", "", 0));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhatEachKindIsAbout(
      Event event, String kind, String name, String selector, String text, double value) {
    EventFacts facts = EventFacts.of(event);
    assertThat(facts.kind()).isEqualTo(kind);
    assertThat(facts.name()).isEqualTo(name);
    assertThat(facts.target().getSelector()).isEqualTo(selector);
    assertThat(facts.text().toStringUtf8()).isEqualTo(text);
    assertThat(facts.value()).isEqualTo(value);
  }

  @Test
  void aPointersPathHasItsLastPosition() {
    EventFacts facts =
        EventFacts.of(
            event()
                .setMouse(
                    Mouse.newBuilder()
                        .addDtMs(0)
                        .addDtMs(9)
                        .addDx(100)
                        .addDx(-30)
                        .addDy(7)
                        .addDy(1))
                .build());
    assertThat(facts.x()).isEqualTo(70);
    assertThat(facts.y()).isEqualTo(8);
  }

  @Test
  void knowsEveryKind() {
    assertThat(rows().map(row -> ((Event) row.get()[0]).getPayloadCase()))
        .containsExactlyInAnyOrder(PayloadCase.values());
  }

  @Test
  void noNumberOverTwoBillionIsNegative() {
    int large = (int) 3_000_000_000L;
    EventFacts leave =
        EventFacts.of(
            event()
                .setPageLeave(
                    PageLeave.newBuilder().setEngagedMs(large).setMaxScrollPermille(large))
                .build());
    assertThat(leave.value()).isEqualTo(3_000_000_000.0);
    assertThat(leave.y()).isEqualTo(Integer.MAX_VALUE);
    EventFacts request =
        EventFacts.of(
            event().setRequest(Request.newBuilder().setDurationMs(large).setStatus(large)).build());
    assertThat(request.value()).isEqualTo(3_000_000_000.0);
    assertThat(request.x()).isEqualTo(Integer.MAX_VALUE);
    EventFacts mouse =
        EventFacts.of(
            event()
                .setMouse(
                    Mouse.newBuilder()
                        .addAllDx(List.of(2_000_000_000, 2_000_000_000))
                        .addAllDy(List.of(-2_000_000_000, -2_000_000_000)))
                .build());
    assertThat(mouse.x()).isEqualTo(Integer.MAX_VALUE);
    assertThat(mouse.y()).isEqualTo(Integer.MIN_VALUE);
  }
}
