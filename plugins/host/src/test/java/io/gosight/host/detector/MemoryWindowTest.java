package io.gosight.host.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.gosight.spi.detector.SessionWindow;
import org.junit.jupiter.api.Test;

class MemoryWindowTest {
  private final MemoryWindow window = new MemoryWindow();

  @Test
  void knowsAnEventAgain() {
    assertThat(window.remember(Diary.event("a", 1))).isTrue();
    assertThat(window.remember(Diary.event("a", 1))).isFalse();
    assertThat(window.events()).hasSize(1);
  }

  @Test
  void isBoundedAndKeepsItsFirstAndItsLatest() {
    for (int i = 0; i < SessionWindow.CAPACITY + 10; i++) {
      window.remember(Diary.event("a", i));
    }

    assertThat(window.events()).hasSize(SessionWindow.CAPACITY);
    assertThat(window.events().get(0).atMs()).isZero();
    assertThat(window.events().get(SessionWindow.CAPACITY - 1).atMs())
        .isEqualTo(SessionWindow.CAPACITY + 9);
  }

  @Test
  void knowsOneOfManyAndForgetsOnesThatWent() {
    for (int i = 0; i < 100; i++) {
      assertThat(window.remember(Diary.event("a", i))).isTrue();
    }
    assertThat(window.remember(Diary.event("a", 40))).isFalse();
    window.forgetIf(event -> event.atMs() == 40);
    assertThat(window.remember(Diary.event("a", 40))).isTrue();
    assertThat(window.remember(Diary.event("a", 41))).isFalse();
    window.clear();
    assertThat(window.remember(Diary.event("a", 41))).isTrue();
  }

  @Test
  void aQuestionThatFailsForgetsNothing() {
    for (int i = 0; i < 10; i++) {
      window.remember(Diary.event("a", i));
    }
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                window.forgetIf(
                    event -> {
                      if (event.atMs() == 5) {
                        throw new IllegalStateException("no luck");
                      }
                      return event.atMs() == 2;
                    }));

    assertThat(window.events()).hasSize(10);
  }

  @Test
  void whatWasCrowdedOutIsNewAgain() {
    for (int i = 0; i <= SessionWindow.CAPACITY; i++) {
      window.remember(Diary.event("a", i));
    }

    assertThat(window.remember(Diary.event("a", 1))).isTrue();
    assertThat(window.remember(Diary.event("a", 0))).isFalse();
  }
}
