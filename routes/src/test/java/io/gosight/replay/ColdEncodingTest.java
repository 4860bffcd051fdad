package io.gosight.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.common.Gzip;
import io.gosight.common.OperatorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColdEncodingTest {
  /** Packed by the first version that had columns; it must be readable for ever. */
  private static final String FIRST_VERSION =
      "010000002e28b52ffd24210901007b2278223a5b012c012c015d2c2279223a302e352c2274657874223a2237227d0a4e99d96628b52ffd240f790000021a80a0a484ce6764e9a0a484ce678b815da0";

  private static byte[] unpack(ColdEncoding encoding, byte[] packed) throws IOException {
    try (InputStream in = encoding.unpack(packed)) {
      return in.readAllBytes();
    }
  }

  private static byte[] recording() {
    StringBuilder lines = new StringBuilder();
    for (int sequence = 0; sequence < 12; sequence++) {
      lines.append("{\"sequence\":").append(sequence).append(",\"events\":[");
      for (int i = 0; i < 10; i++) {
        long time = 1_780_000_000_000L + (sequence * 10 + i) * 500L;
        lines
            .append("{\"type\":3,\"data\":{\"source\":1,\"positions\":[{\"x\":")
            .append(200 + Math.round(150 * Math.sin((sequence * 10 + i) / 3.0)))
            .append(",\"y\":")
            .append(200 + Math.round(120 * Math.cos((sequence * 10 + i) / 5.0)))
            .append(",\"id\":")
            .append(3 + i % 4)
            .append(",\"timeOffset\":-")
            .append(i * 37 % 450)
            .append("}]},\"timestamp\":")
            .append(time)
            .append("},");
      }
      lines.setLength(lines.length() - 1);
      lines.append("]}\n");
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(ColdEncoding.class)
  void unpacksWhatItPacked(ColdEncoding encoding) throws IOException {
    assertThat(unpack(encoding, encoding.pack(recording()))).isEqualTo(recording());
    assertThat(unpack(encoding, encoding.pack(new byte[0]))).isEmpty();
    byte[] notJson = {1, '1', 1, '"', 1, '-', 0, (byte) 0xff};
    assertThat(unpack(encoding, encoding.pack(notJson))).isEqualTo(notJson);
  }

  @Test
  void columnsAreFarSmallerThanGzipForAQuietPage() {
    assertThat(ColdEncoding.COLUMNS.pack(recording()).length * 3 / 2)
        .isLessThan(Gzip.pack(recording()).length);
  }

  @Test
  void columnsOfTheFirstVersionCanBeRead() throws IOException {
    assertThat(unpack(ColdEncoding.COLUMNS, HexFormat.of().parseHex(FIRST_VERSION)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"x\":[1780000000000,1780000000050,-3],\"y\":0.5,\"text\":\"7\"}\n");
  }

  @Test
  void aSegmentOfAnUnknownKindIsRefused() {
    assertThatThrownBy(() -> unpack(ColdEncoding.COLUMNS, new byte[] {9, 0, 0, 0, 0}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unknown kind 9");
    assertThatThrownBy(() -> unpack(ColdEncoding.COLUMNS, new byte[] {1, 127, 0, 0, 0}))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> unpack(ColdEncoding.COLUMNS, new byte[0]))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheChoices() {
    assertThatThrownBy(() -> ColdEncoding.parse("brotli"))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("gzip, zstd, columns");
  }
}
