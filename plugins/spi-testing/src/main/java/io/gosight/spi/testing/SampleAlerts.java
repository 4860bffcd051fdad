package io.gosight.spi.testing;

import io.gosight.spi.channel.Alert;
import io.gosight.spi.detector.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Alerts to try channels with. */
public final class SampleAlerts {
  /** What a visitor may have written anywhere: markup of every sort, commands, line breaks. */
  public static final String HOSTILE =
      "<b>&\"'</b><script>alert(1)</script> *bold* _it_ `code` [a](http://evil.example)"
          + " <!channel> @everyone\r\nBcc: all@evil.example\n\n.\n\u202Eesrever\u0000 {{x}} ${y}"
          + " \u00E9\u6F22\uD83D\uDE00";

  private SampleAlerts() {}

  /** An alert as a site has it. */
  public static Alert plain() {
    return alert("rage-click on shop.example/cart", "5 clicks in 800 ms.", "button#pay", List.of());
  }

  /** An alert whose texts are {@link #HOSTILE}. */
  public static Alert hostile() {
    return alert(HOSTILE, HOSTILE, HOSTILE, List.of());
  }

  /** An alert whose texts are longer than any channel takes. */
  public static Alert huge() {
    String text = "<&".repeat(50_000);
    return alert(text, text, text, List.of());
  }

  /** A digest of many alerts. */
  public static Alert digest() {
    List<Alert> items = new ArrayList<>(List.of(plain(), hostile()));
    items.addAll(Collections.nCopies(48, huge()));
    return alert("50 alerts of Cart", huge().summary(), huge().selector(), items);
  }

  private static Alert alert(String title, String summary, String selector, List<Alert> items) {
    return new Alert(
        "0b54a1a0-7f1d-3c9a-9f5e-0d7c7a1f2b3c",
        "shop",
        "Cart",
        items.isEmpty() ? Alert.Kind.INSIGHTS : Alert.Kind.DIGEST,
        Severity.HIGH,
        title,
        summary,
        Timeline.ZERO_MS,
        5,
        600_000,
        "shop.example/cart",
        "https://shop.example/cart?step=2",
        selector,
        "s1",
        83_000,
        items);
  }
}
