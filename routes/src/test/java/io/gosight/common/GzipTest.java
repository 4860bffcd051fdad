package io.gosight.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GzipTest {
  private static final byte[] TEXT = "[{\"type\":2}]".getBytes(StandardCharsets.UTF_8);

  @Test
  void unpacksWhatWasPacked() throws IOException {
    assertThat(Gzip.unpack(Gzip.pack(TEXT), TEXT.length)).isEqualTo(TEXT);
    assertThat(Gzip.measure(Gzip.pack(TEXT), TEXT.length)).isEqualTo(TEXT.length);
  }

  @Test
  void stopsAtTheLimit() {
    byte[] bomb = Gzip.pack(new byte[1 << 20]);
    assertThat(bomb.length).isLessThan(2_000);
    assertThatThrownBy(() -> Gzip.unpack(bomb, (1 << 20) - 1))
        .isInstanceOf(Gzip.TooLargeException.class);
    assertThatThrownBy(() -> Gzip.measure(bomb, (1 << 20) - 1))
        .isInstanceOf(Gzip.TooLargeException.class);
  }

  @Test
  void refusesWhatIsNotWhole() {
    byte[] packed = Gzip.pack(TEXT);
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    assertThatThrownBy(() -> Gzip.unpack(half, 1_000)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Gzip.measure(TEXT, 1_000)).isInstanceOf(IOException.class);
  }
}
