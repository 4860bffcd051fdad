package io.gosight.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Identify;
import io.gosight.proto.v1.JsError;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.Request;
import io.gosight.proto.v1.ResourceError;
import io.gosight.proto.v1.Target;
import io.gosight.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrubberTest {
  private static final String CARD = "4111111111111111";
  private static final String SECRET_URL = "/x?token=abc";

  private final Scrubber scrubber = new Scrubber(List.of(), new ReplayScrubber(1 << 20));

  private String scrubbed(Event.Builder event) {
    return scrubber.scrub(event.setId(CARD).build()).toString();
  }

  private static Event.Builder event() {
    return Event.newBuilder();
  }

  @Test
  void takesSecretsOutOfEveryKindThatMayHoldThem() {
    Target target = Target.newBuilder().setText(CARD).setHref(SECRET_URL).build();
    List<Event.Builder> events =
        List.of(
            event().setClick(Click.newBuilder().setTarget(target)),
            Samples.custom("e", "buy", "{\"n\":\"" + CARD + "\"}").toBuilder(),
            event().setIdentify(Identify.newBuilder().setTraitsJson("{\"n\":" + CARD + "}")),
            event().setJsError(JsError.newBuilder().setMessage(CARD).setSource(SECRET_URL)),
            event().setResourceError(ResourceError.newBuilder().setUrl(SECRET_URL)),
            event().setRequest(Request.newBuilder().setUrl(SECRET_URL)));
    for (Event.Builder event : events) {
      assertThat(scrubbed(event).replace("id: \"" + CARD + "\"", ""))
          .doesNotContain(CARD)
          .doesNotContain("abc");
    }
  }

  @Test
  void neverChangesAnEventsId() {
    assertThat(scrubbed(Samples.pageView("e").toBuilder())).contains("id: \"" + CARD + "\"");
  }

  @Test
  void passesCleanEventsAsTheyAre() {
    Event clean = Samples.custom("e", "buy", "{\"total\":12}");
    assertThat(scrubber.scrub(clean)).isSameAs(clean);
    BatchContext context = Samples.context();
    assertThat(scrubber.scrub(context)).isSameAs(context);
  }

  @Test
  void takesSecretsOutOfPages() {
    BatchContext context =
        BatchContext.newBuilder()
            .addPages(
                Page.newBuilder()
                    .setUrl("https://a.example/?token=abc")
                    .setReferrer("https://u:p@b.example/")
                    .setTitle("Pay " + CARD))
            .build();
    assertThat(scrubber.scrub(context).getPages(0))
        .isEqualTo(
            Page.newBuilder()
                .setUrl("https://a.example/")
                .setReferrer("https://b.example/")
                .setTitle("Pay [card]")
                .build());
  }
}
