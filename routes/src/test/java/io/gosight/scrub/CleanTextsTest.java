package io.gosight.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanTextsTest {
  private final List<String> scanned = new ArrayList<>();
  private final CleanTexts texts = new CleanTexts(this::scan);

  private String scan(String text) {
    scanned.add(text);
    return text.contains("secret") ? "*" : text;
  }

  @Test
  void aCleanTextIsScannedOnce() {
    assertThat(texts.scrub("/checkout/payment")).isEqualTo("/checkout/payment");
    assertThat(texts.scrub(new String("/checkout/payment"))).isEqualTo("/checkout/payment");
    assertThat(scanned).hasSize(1);
  }

  @Test
  void aTextWithASecretIsScannedEachTime() {
    assertThat(texts.scrub("my secret is 1")).isEqualTo("*");
    assertThat(texts.scrub("my secret is 1")).isEqualTo("*");
    assertThat(scanned).hasSize(2);
  }

  @Test
  void aTextOfTheSameSlotIsNotTakenForAnother() {
    assertThat("Aa-secret").hasSameHashCodeAs("BB-secret");
    assertThat(texts.scrub("Aa-Aa-text")).isEqualTo("Aa-Aa-text");
    assertThat(texts.scrub("BB-BB-text")).isEqualTo("BB-BB-text");
    assertThat(texts.scrub("Aa-Aa-text")).isEqualTo("Aa-Aa-text");
    assertThat(scanned).containsExactly("Aa-Aa-text", "BB-BB-text", "Aa-Aa-text");
  }

  @Test
  void aLongTextTakesNoMemory() {
    String text = "x".repeat(CleanTexts.LONGEST + 1);
    texts.scrub(text);
    texts.scrub(text);
    assertThat(scanned).hasSize(2);
  }
}
