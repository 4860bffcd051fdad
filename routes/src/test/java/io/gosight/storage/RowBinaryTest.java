package io.gosight.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.gosight.kafka.EventCount;
import io.gosight.testing.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowBinaryTest {
  @Test
  void writesNumbersLittleEndianAndTextsAfterTheirLength() {
    byte[] row =
        new RowBinary()
            .string("é")
            .string(ByteString.copyFromUtf8("ab"))
            .int64(1)
            .int32(-2)
            .uint16(65_535)
            .float64(1.5)
            .bool(true)
            .toByteArray();
    ByteBuffer in = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.get()).isEqualTo((byte) 2);
    in.position(3);
    assertThat(in.get()).isEqualTo((byte) 2);
    in.position(6);
    assertThat(in.getLong()).isEqualTo(1);
    assertThat(in.getInt()).isEqualTo(-2);
    assertThat(in.getShort() & 0xffff).isEqualTo(65_535);
    assertThat(in.getDouble()).isEqualTo(1.5);
    assertThat(in.get()).isEqualTo((byte) 1);
    assertThat(in.remaining()).isZero();
  }

  @Test
  void writesLengthsOfSeveralBytesAndGrows() {
    byte[] long300 = new byte[300];
    assertThat(Arrays.copyOf(new RowBinary().bytes(long300).toByteArray(), 2))
        .containsExactly(0xac, 0x02);
    RowBinary large = new RowBinary();
    for (int i = 0; i < 3; i++) {
      large.bytes(new byte[1 << 20]);
    }
    assertThat(large.size()).isEqualTo(3 * ((1 << 20) + 3));
  }

  @Test
  void keepsWhatDoesNotFitAtTheEdge() {
    assertThat(new RowBinary().uint16(-1).uint16(70_000).toByteArray())
        .containsExactly(0, 0, 0xff, 0xff);
  }

  @Test
  void countsEventsWithoutReadingThem() {
    EventCount count = new EventCount();
    assertThat(
            count.of(
                Samples.enriched("shop", Samples.pageView("a"), Samples.jsError("b"))
                    .toByteArray()))
        .isEqualTo(2);
    assertThat(count.of(Samples.enriched("shop").toByteArray())).isEqualTo(1);
    assertThat(count.of(new byte[0])).isEqualTo(1);
    assertThat(count.of(new byte[] {66, 100, 1})).as("cut off").isEqualTo(1);
    assertThat(count.of("hello, world".getBytes(StandardCharsets.UTF_8)))
        .as("not a batch")
        .isEqualTo(1);
  }
}
