package io.gosight.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.FormSubmit;
import io.gosight.proto.v1.JsError;
import io.gosight.proto.v1.Mouse;
import io.gosight.proto.v1.Navigation;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.PageLeave;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.Reaction;
import io.gosight.proto.v1.ReactionKind;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.Request;
import io.gosight.proto.v1.Scroll;
import io.gosight.proto.v1.Target;
import io.gosight.proto.v1.TargetTrait;
import io.gosight.proto.v1.WebVital;
import io.gosight.proto.v1.WebVitalName;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.PointerPath;
import io.gosight.spi.event.PointerSample;
import io.gosight.spi.event.Trait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DetectedEventsTest {
  private static final long AT = 1_700_000_000_000L;

  private static DetectedEvent only(Event.Builder event) {
    return all(event).get(0);
  }

  private static List<DetectedEvent> all(Event.Builder... events) {
    EnrichedBatch batch =
        EnrichedBatch.newBuilder()
            .setReceivedAtMs(AT + 9_000)
            .setContext(
                BatchContext.newBuilder()
                    .addPages(Page.newBuilder().setViewId("v").setUrl("https://a.example/b?c")))
            .addAllEvents(Stream.of(events).map(Event.Builder::build).toList())
            .build();
    try {
      return DetectorBatch.read(batch.toByteArray(), true).events();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Event.Builder event() {
    return Event.newBuilder().setId("e").setTimeMs(AT);
  }

  @Test
  void aClickKeepsWhatDetectorsLookAt() {
    DetectedEvent event =
        only(
            event()
                .setClick(
                    Click.newBuilder()
                        .setTarget(
                            Target.newBuilder()
                                .setSelector("#buy > span")
                                .setInteractiveSelector("#buy")
                                .addTraits(TargetTrait.TARGET_TRAIT_BUTTON)
                                .addTraitsValue(99))
                        .setPageX(10)
                        .setPageY(20)
                        .setModifiers(8)
                        .setWatchedMs(3_000)
                        .addReactions(
                            Reaction.newBuilder()
                                .setKind(ReactionKind.REACTION_KIND_SCROLL)
                                .setDelayMs(7))));

    assertThat(event)
        .isInstanceOfSatisfying(
            io.gosight.spi.event.Click.class,
            click -> {
              assertThat(click.target().meant()).isEqualTo("#buy");
              assertThat(click.target().traits()).containsExactly(Trait.BUTTON);
              assertThat(click.reactionMs(io.gosight.spi.event.ReactionKind.SCROLL)).hasValue(7);
              assertThat(List.of(click.x(), click.y(), click.modifiers(), click.watchedMs()))
                  .containsExactly(10, 20, 8, 3_000);
              assertThat(click.page().name()).isEqualTo("a.example/b");
            });
  }

  @Test
  void whatTakesTimeIsPlacedAtItsEnd() {
    assertThat(only(event().setRequest(Request.newBuilder().setDurationMs(30_000))).atMs())
        .isEqualTo(AT + 30_000);
    assertThat(only(event().setScroll(Scroll.newBuilder().setDurationMs(400))).atMs())
        .isEqualTo(AT + 400);
  }

  @Test
  void aPathIsAddedUpFromItsDifferences() {
    Mouse.Builder mouse =
        Mouse.newBuilder()
            .addAllDtMs(List.of(5, 50))
            .addAllDx(List.of(100, -20))
            .addAllDy(List.of(200, 10));

    assertThat(only(event().setMouse(mouse)))
        .isInstanceOfSatisfying(
            PointerPath.class,
            path ->
                assertThat(path.samples())
                    .containsExactly(
                        new PointerSample(AT + 5, 100, 200), new PointerSample(AT + 55, 80, 210)));
  }

  @Test
  void aPathThatIsNotPackedIsTheSame() throws IOException {
    byte[] steps = {8, 5, 8, 50, 16, 40, 24, 20, 16, 3, 24, 1};

    assertThat(
            PointerSteps.read(CodedInputStream.newInstance(steps))
                .path("e", AT, io.gosight.spi.event.PageRef.NONE)
                .samples())
        .containsExactly(new PointerSample(AT + 5, 20, 10), new PointerSample(AT + 55, 18, 9));
  }

  @Test
  void listsOfUnequalLengthAreReadAsFarAsTheyGo() {
    Mouse.Builder mouse = Mouse.newBuilder().addAllDtMs(List.of(5, 50)).addDx(1).addDy(1);

    assertThat(only(event().setMouse(mouse)))
        .isInstanceOfSatisfying(PointerPath.class, path -> assertThat(path.samples()).hasSize(1));
  }

  @Test
  void noNumberOverTwoBillionIsNegativeOrCarriesTheTimeAway() {
    int large = (int) 4_294_967_295L;
    List<DetectedEvent> events =
        all(
            event()
                .setPageLeave(
                    PageLeave.newBuilder()
                        .setVisibleMs(large)
                        .setEngagedMs(large)
                        .setMaxScrollPermille(large)),
            event()
                .setClick(
                    Click.newBuilder()
                        .setButton(large)
                        .setModifiers(large)
                        .setWatchedMs(large)
                        .addReactions(
                            Reaction.newBuilder()
                                .setKind(ReactionKind.REACTION_KIND_SCROLL)
                                .setDelayMs(large))),
            event()
                .setScroll(
                    Scroll.newBuilder()
                        .setTop(large)
                        .setDepthPermille(large)
                        .setReversals(large)
                        .addReversalOffsetsMs(large)
                        .setDurationMs(large)),
            event().setFormSubmit(FormSubmit.newBuilder().setDurationMs(large)),
            event().setJsError(JsError.newBuilder().setLine(large).setMessage("x")),
            event().setRequest(Request.newBuilder().setStatus(large).setDurationMs(large)),
            event()
                .setMouse(
                    Mouse.newBuilder()
                        .addAllDtMs(List.of(large, large))
                        .addAllDx(List.of(2_000_000_000, 2_000_000_000))
                        .addAllDy(List.of(2_000_000_000, 2_000_000_000))));

    assertThat(events).hasSize(7);
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.toString()).doesNotContainPattern("=-[0-9]");
              assertThat(event.atMs()).isBetween(AT, AT + 24 * 3_600_000);
            });
  }

  @Test
  void unknownWordsAndKindsAreHarmless() {
    assertThat(
            all(
                event(),
                event().setReplayChunk(ReplayChunk.getDefaultInstance()),
                event()
                    .setWebVital(
                        WebVital.newBuilder().setName(WebVitalName.WEB_VITAL_NAME_UNSPECIFIED)),
                event().setPageView(PageView.newBuilder().setNavigationValue(77))))
        .singleElement()
        .isInstanceOfSatisfying(
            io.gosight.spi.event.PageView.class,
            view ->
                assertThat(view.navigation()).isEqualTo(io.gosight.spi.event.Navigation.UNKNOWN));
  }

  @Test
  void aBackNavigationIsRecognized() {
    assertThat(
            only(
                event()
                    .setPageView(
                        PageView.newBuilder()
                            .setNavigation(Navigation.NAVIGATION_BACK_FORWARD)
                            .setPreviousViewId("before"))))
        .isEqualTo(
            new io.gosight.spi.event.PageView(
                new io.gosight.spi.event.EventHead(
                    "e", AT, new io.gosight.spi.event.PageRef("v", "https://a.example/b?c")),
                io.gosight.spi.event.Navigation.BACK_FORWARD,
                "before"));
  }

  @Test
  void anEventOfUnknownTimeOrPageIsPlacedWhereItCanBe() {
    DetectedEvent event =
        only(
            Event.newBuilder()
                .setId("e")
                .setPageIndex(5)
                .setPageView(PageView.getDefaultInstance()));

    assertThat(event.atMs()).isEqualTo(AT + 9_000);
    assertThat(event.page().url()).isEmpty();
  }
}
