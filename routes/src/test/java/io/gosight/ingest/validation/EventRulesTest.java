package io.gosight.ingest.validation;

import static io.gosight.proto.v1.RejectionReason.REJECTION_REASON_BAD_ID;
import static io.gosight.proto.v1.RejectionReason.REJECTION_REASON_BAD_JSON;
import static io.gosight.proto.v1.RejectionReason.REJECTION_REASON_FIELD_TOO_LONG;
import static io.gosight.proto.v1.RejectionReason.REJECTION_REASON_MISSING_FIELD;
import static io.gosight.proto.v1.RejectionReason.REJECTION_REASON_OUT_OF_RANGE;
import static io.gosight.proto.v1.RejectionReason.REJECTION_REASON_UNKNOWN_KIND;
import static io.gosight.proto.v1.RejectionReason.REJECTION_REASON_UNKNOWN_PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.gosight.ingest.IngestLimits;
import io.gosight.ingest.Rejection;
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
import io.gosight.proto.v1.PageLeave;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import io.gosight.proto.v1.ReplayStatus;
import io.gosight.proto.v1.Request;
import io.gosight.proto.v1.ResourceError;
import io.gosight.proto.v1.Scroll;
import io.gosight.proto.v1.Target;
import io.gosight.proto.v1.Visibility;
import io.gosight.proto.v1.WebVital;
import io.gosight.proto.v1.WebVitalName;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventRulesTest {
  private static final String LONG = "x".repeat(20_001);
  private static final Target LONG_TEXT = Target.newBuilder().setText("x".repeat(1_001)).build();

  private final EventRules rules = new EventRules(IngestLimits.DEFAULT);

  private static Event.Builder event() {
    return Event.newBuilder().setId("e");
  }

  private static Event vital(WebVitalName name, double value) {
    return event().setWebVital(WebVital.newBuilder().setName(name).setValue(value)).build();
  }

  private static Event chunk(ReplayEncoding encoding, String data) {
    return event()
        .setReplayChunk(
            ReplayChunk.newBuilder().setEncoding(encoding).setData(ByteString.copyFromUtf8(data)))
        .build();
  }

  private static Event mouse(int dt, int dx, int dy) {
    return event()
        .setMouse(
            Mouse.newBuilder()
                .addAllDtMs(Collections.nCopies(dt, 1))
                .addAllDx(Collections.nCopies(dx, 1))
                .addAllDy(Collections.nCopies(dy, 1)))
        .build();
  }

  static List<Event> good() {
    return List.of(
        event().setPageView(PageView.getDefaultInstance()).build(),
        event().setPageLeave(PageLeave.getDefaultInstance()).build(),
        event().setVisibility(Visibility.getDefaultInstance()).build(),
        event().setClick(Click.newBuilder().setPageX(-5).setPageY(10_000_000)).build(),
        event()
            .setScroll(Scroll.newBuilder().addAllReversalOffsetsMs(Collections.nCopies(32, 1)))
            .build(),
        mouse(200, 200, 200),
        event().setInputChange(InputChange.getDefaultInstance()).build(),
        event().setFormStart(FormStart.newBuilder().setFormSelector("form")).build(),
        event().setFormSubmit(FormSubmit.newBuilder().setFormSelector("form")).build(),
        event().setCustom(Custom.newBuilder().setName("buy").setPropertiesJson("{}")).build(),
        event().setIdentify(Identify.newBuilder().setUserId("u")).build(),
        event().setJsError(JsError.newBuilder().setMessage("m")).build(),
        event().setResourceError(ResourceError.newBuilder().setUrl("/a.png")).build(),
        event().setRequest(Request.newBuilder().setUrl("/api")).build(),
        vital(WebVitalName.WEB_VITAL_NAME_CLS, 0),
        event().setCopy(Copy.getDefaultInstance()).build(),
        chunk(ReplayEncoding.REPLAY_ENCODING_GZIP, "x"),
        event().setReplayStatus(ReplayStatus.newBuilder().setReason("sampled")).build(),
        event().setDiagnostic(Diagnostic.newBuilder().setCode("c")).build());
  }

  @ParameterizedTest
  @MethodSource("good")
  void letsAGoodEventOfEachKindPass(Event event) {
    assertThat(rules.check(event, 1)).isNull();
  }

  @Test
  void knowsEveryKind() {
    assertThat(good().stream().map(Event::getPayloadCase).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PayloadCase.values())
                .filter(kind -> kind != PayloadCase.PAYLOAD_NOT_SET)
                .toList());
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        bad(REJECTION_REASON_BAD_ID, event().clearId()),
        bad(REJECTION_REASON_BAD_ID, event().setId("a/b")),
        bad(REJECTION_REASON_UNKNOWN_KIND, event()),
        bad(REJECTION_REASON_UNKNOWN_PAGE, event().setPageIndex(1)),
        bad(REJECTION_REASON_UNKNOWN_PAGE, event().setPageIndex(-1)),
        bad(
            REJECTION_REASON_OUT_OF_RANGE,
            event().setClick(Click.newBuilder().setPageX(Integer.MIN_VALUE))),
        bad(
            REJECTION_REASON_FIELD_TOO_LONG,
            event().setClick(Click.newBuilder().setTarget(LONG_TEXT))),
        bad(
            REJECTION_REASON_FIELD_TOO_LONG,
            event().setCopy(Copy.newBuilder().setTarget(Target.newBuilder().setHref(LONG)))),
        bad(
            REJECTION_REASON_OUT_OF_RANGE,
            event()
                .setScroll(
                    Scroll.newBuilder().addAllReversalOffsetsMs(Collections.nCopies(33, 1)))),
        bad(REJECTION_REASON_OUT_OF_RANGE, mouse(0, 0, 0).toBuilder()),
        bad(REJECTION_REASON_OUT_OF_RANGE, mouse(201, 201, 201).toBuilder()),
        bad(REJECTION_REASON_OUT_OF_RANGE, mouse(2, 1, 2).toBuilder()),
        bad(REJECTION_REASON_OUT_OF_RANGE, mouse(2, 2, 3).toBuilder()),
        bad(REJECTION_REASON_MISSING_FIELD, event().setFormStart(FormStart.getDefaultInstance())),
        bad(
            REJECTION_REASON_FIELD_TOO_LONG,
            event().setFormSubmit(FormSubmit.newBuilder().setFormSelector(LONG))),
        bad(
            REJECTION_REASON_FIELD_TOO_LONG,
            event().setFormSubmit(FormSubmit.newBuilder().setFormSelector("f").setLastField(LONG))),
        bad(
            REJECTION_REASON_FIELD_TOO_LONG,
            event().setCopy(Copy.newBuilder().setTarget(Target.newBuilder().setTag(LONG)))),
        bad(REJECTION_REASON_MISSING_FIELD, event().setCustom(Custom.getDefaultInstance())),
        bad(
            REJECTION_REASON_FIELD_TOO_LONG,
            event().setCustom(Custom.newBuilder().setName("n".repeat(201)))),
        bad(
            REJECTION_REASON_BAD_JSON,
            event().setCustom(Custom.newBuilder().setName("n").setPropertiesJson("{"))),
        bad(
            REJECTION_REASON_BAD_JSON,
            event().setIdentify(Identify.newBuilder().setUserId("u").setTraitsJson("\"x\""))),
        bad(REJECTION_REASON_MISSING_FIELD, event().setIdentify(Identify.getDefaultInstance())),
        bad(REJECTION_REASON_MISSING_FIELD, event().setJsError(JsError.getDefaultInstance())),
        bad(
            REJECTION_REASON_FIELD_TOO_LONG,
            event().setJsError(JsError.newBuilder().setType("T").setStack(LONG))),
        bad(
            REJECTION_REASON_MISSING_FIELD,
            event().setResourceError(ResourceError.getDefaultInstance())),
        bad(REJECTION_REASON_MISSING_FIELD, event().setRequest(Request.getDefaultInstance())),
        bad(
            REJECTION_REASON_MISSING_FIELD,
            vital(WebVitalName.WEB_VITAL_NAME_UNSPECIFIED, 1).toBuilder()),
        bad(
            REJECTION_REASON_OUT_OF_RANGE,
            vital(WebVitalName.WEB_VITAL_NAME_LCP, Double.NaN).toBuilder()),
        bad(REJECTION_REASON_OUT_OF_RANGE, vital(WebVitalName.WEB_VITAL_NAME_LCP, -1).toBuilder()),
        bad(
            REJECTION_REASON_OUT_OF_RANGE,
            vital(WebVitalName.WEB_VITAL_NAME_LCP, Double.POSITIVE_INFINITY).toBuilder()),
        bad(
            REJECTION_REASON_MISSING_FIELD,
            chunk(ReplayEncoding.REPLAY_ENCODING_JSON, "").toBuilder()),
        bad(
            REJECTION_REASON_MISSING_FIELD,
            chunk(ReplayEncoding.REPLAY_ENCODING_UNSPECIFIED, "x").toBuilder()),
        bad(
            REJECTION_REASON_MISSING_FIELD,
            event().setDiagnostic(Diagnostic.getDefaultInstance())));
  }

  private static Arguments bad(RejectionReason reason, Event.Builder event) {
    return Arguments.of(reason, event.build());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void namesWhatIsWrong(RejectionReason reason, Event event) {
    Rejection rejection = rules.check(event, 1);
    assertThat(rejection).isNotNull();
    assertThat(rejection.reason()).isEqualTo(reason);
    assertThat(rejection.message()).endsWith(".");
  }
}
