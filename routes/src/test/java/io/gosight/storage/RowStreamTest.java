package io.gosight.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowStreamTest {
  private static RowStream of(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return new RowStream(new ByteArrayInputStream(all.toByteArray()));
  }

  @Test
  void readsTextOfAnyLengthAndNumbers() throws IOException {
    String text = "Xem thêm ".repeat(20);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    RowStream rows =
        of(
            new byte[] {(byte) ((utf8.length & 0x7f) | 0x80), (byte) (utf8.length >> 7)},
            utf8,
            new byte[] {0},
            new byte[] {-2, -1, -1, -1, -1, -1, -1, -1},
            new byte[] {1, 'x'});

    assertThat(rows.string()).isEqualTo(text);
    assertThat(rows.string()).isEmpty();
    assertThat(rows.int64()).isEqualTo(-2);
    assertThat(rows.hasNext()).isTrue();
    assertThat(rows.bytes()).containsExactly('x');
    assertThat(rows.hasNext()).isFalse();
  }

  @Test
  void anAnswerThatBreaksOffIsNoRow() {
    assertThatThrownBy(() -> of(new byte[] {5, 'a'}).bytes()).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> of(new byte[] {1, 2}).int64()).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> of(new byte[] {(byte) 0x80}).string())
        .isInstanceOf(EOFException.class);
  }

  @Test
  void aTextInTheRowsPlaceIsRefusedBeforeItFillsTheMemory() {
    byte[] huge = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7};
    assertThatThrownBy(() -> of(huge).bytes()).hasMessageContaining("not made of rows");
  }
}
