package io.gosight.tests.load;

import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.ErrorOrigin;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.FormSubmit;
import io.gosight.proto.v1.InputChange;
import io.gosight.proto.v1.JsError;
import io.gosight.proto.v1.Mouse;
import io.gosight.proto.v1.Navigation;
import io.gosight.proto.v1.PageLeave;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.Reaction;
import io.gosight.proto.v1.ReactionKind;
import io.gosight.proto.v1.Request;
import io.gosight.proto.v1.RequestApi;
import io.gosight.proto.v1.Scroll;
import io.gosight.proto.v1.Target;
import io.gosight.proto.v1.TargetTrait;
import io.gosight.proto.v1.Visibility;
import io.gosight.proto.v1.WebVital;
import io.gosight.proto.v1.WebVitalName;
import java.util.List;
import java.util.Random;

/**
 * Makes payloads of events in the proportions of a shop's pages; 1 % are errors. The same random
 * source gives the same events. Not safe for use by many threads.
 */
final class RealisticEvents {
  private static final List<String> WORDS =
      List.of("Add to cart", "Buy now", "Next page", "Size M", "Reviews (231)", "Xem thêm", "Menu");

  private static final int POINTS = 95;

  private final Random random;

  RealisticEvents(Random random) {
    this.random = random;
  }

  /**
   * An event without id and time.
   *
   * @param first whether it is a batch's first: that is the pointer's path, of which a batch has
   *     one
   */
  Event.Builder next(boolean first) {
    Event.Builder event = Event.newBuilder();
    if (first) {
      return event.setMouse(mouse());
    }
    int kind = random.nextInt(1000);
    if (kind < 120) {
      return event.setPageView(PageView.newBuilder().setNavigation(Navigation.NAVIGATION_PUSH));
    } else if (kind < 430) {
      return event.setClick(click());
    } else if (kind < 630) {
      return event.setScroll(scroll());
    } else if (kind < 680) {
      return event.setInputChange(
          InputChange.newBuilder()
              .setTarget(target())
              .setInputType("text")
              .setFormSelector("form#checkout"));
    } else if (kind < 740) {
      return event.setPageLeave(
          PageLeave.newBuilder()
              .setVisibleMs(random.nextInt(90_000))
              .setEngagedMs(random.nextInt(60_000))
              .setMaxScrollPermille(random.nextInt(1001))
              .setMaxContentPermille(random.nextInt(1001)));
    } else if (kind < 900) {
      return event.setCustom(custom());
    } else if (kind < 950) {
      return event.setWebVital(
          WebVital.newBuilder()
              .setName(WebVitalName.WEB_VITAL_NAME_LCP)
              .setValue(600 + random.nextInt(4000))
              .setSelector("main > section.hero > img"));
    } else if (kind < 970) {
      return event.setVisibility(Visibility.newBuilder().setVisible(random.nextBoolean()));
    } else if (kind < 980) {
      return event.setFormSubmit(
          FormSubmit.newBuilder()
              .setFormSelector("form#checkout")
              .setFormName("checkout")
              .setLastField("postcode")
              .setTouchedFields(6)
              .setDurationMs(random.nextInt(120_000)));
    } else if (kind < 990) {
      return event.setRequest(
          Request.newBuilder()
              .setMethod("GET")
              .setUrl("https://shop.example.com/api/v2/products/" + random.nextInt(5000))
              .setStatus(200)
              .setDurationMs(3000 + random.nextInt(4000))
              .setApi(RequestApi.REQUEST_API_FETCH));
    }
    return event.setJsError(jsError());
  }

  private Click click() {
    return Click.newBuilder()
        .setTarget(target())
        .setPageX(random.nextInt(1400))
        .setPageY(random.nextInt(5000))
        .setElementXPermille(random.nextInt(1000))
        .setElementYPermille(random.nextInt(1000))
        .addReactions(reaction(ReactionKind.REACTION_KIND_MUTATION))
        .addReactions(reaction(ReactionKind.REACTION_KIND_NETWORK))
        .setWatchedMs(3000)
        .setDocumentWidth(1425)
        .setDocumentHeight(5400)
        .build();
  }

  private Reaction reaction(ReactionKind kind) {
    return Reaction.newBuilder().setKind(kind).setDelayMs(5 + random.nextInt(400)).build();
  }

  private Target target() {
    int item = random.nextInt(48);
    return Target.newBuilder()
        .setSelector(
            "main#content > section.products > ul.grid > li.card:nth-child("
                + item
                + ") > div.card-body > button.btn.btn-primary[data-action=\"add\"]")
        .setTag("button")
        .setText(WORDS.get(random.nextInt(WORDS.size())) + " " + item)
        .setInteractiveSelector("li.card:nth-child(" + item + ") > a.card-link")
        .addTraits(TargetTrait.TARGET_TRAIT_BUTTON)
        .build();
  }

  private Scroll scroll() {
    int depth = random.nextInt(1001);
    return Scroll.newBuilder()
        .setTop(depth * 5)
        .setDepthPermille(depth)
        .setMaxDepthPermille(Math.min(1000, depth + 50))
        .setReversals(1)
        .addReversalOffsetsMs(random.nextInt(400))
        .setDocumentHeight(5400)
        .setDurationMs(400 + random.nextInt(900))
        .build();
  }

  /** The pointer decelerates towards one target, then towards another, for the 5 s of a batch. */
  private Mouse mouse() {
    Mouse.Builder path = Mouse.newBuilder();
    int left = 0;
    int wayX = 0;
    int wayY = 0;
    for (int i = 0; i < POINTS; i++) {
      if (left == 0) {
        left = 8 + random.nextInt(12);
        wayX = random.nextInt(801) - 400;
        wayY = random.nextInt(601) - 300;
      }
      int stepX = 2 * wayX / (left + 1);
      int stepY = 2 * wayY / (left + 1);
      path.addDtMs(50 + random.nextInt(5));
      path.addDx(stepX);
      path.addDy(stepY);
      wayX -= stepX;
      wayY -= stepY;
      left--;
    }
    return path.build();
  }

  private Custom custom() {
    return Custom.newBuilder()
        .setName("product_added")
        .setPropertiesJson(
            "{\"cart_id\":\"c%d\",\"currency\":\"VND\",\"coupon\":null,\"items\":[%s,%s,%s,%s]}"
                .formatted(random.nextInt(1_000_000), item(), item(), item(), item()))
        .build();
  }

  private String item() {
    return "{\"sku\":\"SKU-%d\",\"name\":\"%s\",\"price\":%d.99,\"category\":\"shoes/running\",\"quantity\":%d,\"in_stock\":true}"
        .formatted(
            random.nextInt(100_000),
            WORDS.get(random.nextInt(WORDS.size())),
            random.nextInt(400),
            1 + random.nextInt(3));
  }

  private JsError jsError() {
    StringBuilder stack = new StringBuilder("TypeError: Cannot read properties of undefined");
    for (int frame = 0; frame < 8; frame++) {
      stack
          .append("\n    at handle")
          .append(frame)
          .append(" (https://shop.example.com/static/js/main.8f3c2a.js:1:")
          .append(10_000 + random.nextInt(90_000))
          .append(')');
    }
    return JsError.newBuilder()
        .setType("TypeError")
        .setMessage("Cannot read properties of undefined (reading 'price')")
        .setStack(stack.toString())
        .setSource("https://shop.example.com/static/js/main.8f3c2a.js")
        .setLine(1)
        .setColumn(10_000 + random.nextInt(90_000))
        .setOrigin(ErrorOrigin.ERROR_ORIGIN_UNCAUGHT)
        .build();
  }
}
