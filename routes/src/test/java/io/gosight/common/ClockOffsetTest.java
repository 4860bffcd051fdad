package io.gosight.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.gosight.testing.Tsv;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClockOffsetTest {
  private static final long RECEIVED = 1_772_366_430_000L;

  static Stream<List<String>> cases() {
    return Tsv.rows("timelines.tsv", 6).stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shiftsABatchAsAWhole(List<String> row) {
    long[] events = words(row.get(2)).stream().mapToLong(ClockOffsetTest::time).toArray();
    long offset = ClockOffset.of(time(row.get(1)), RECEIVED, events);
    List<EventTime> times =
        LongStream.of(events).mapToObj(time -> EventTime.of(time, offset, RECEIVED)).toList();
    assertThat(times.stream().map(time -> String.valueOf(time.millis() - RECEIVED)))
        .isEqualTo(words(row.get(3)));
    assertThat(times.stream().map(EventTime::note)).isEqualTo(words(row.get(4)));
  }

  @Test
  void isTheSameAtEachAttemptToSend() {
    long ahead = 30_000;
    long[] events = {RECEIVED + ahead - 2_000, RECEIVED + ahead - 1_000};
    long first = ClockOffset.of(RECEIVED + ahead, RECEIVED, events);
    long later = 3_600_000;
    assertThat(ClockOffset.of(RECEIVED + ahead + later, RECEIVED + later, events))
        .isEqualTo(first)
        .isEqualTo(-ahead);
  }

  @Test
  void doesNotBelieveATimeThatCantBe() {
    for (long sent : new long[] {0, -1, Long.MAX_VALUE}) {
      assertThat(ClockOffset.of(sent, RECEIVED, new long[] {RECEIVED - 5})).isZero();
    }
    assertThat(ClockOffset.of(0, RECEIVED, new long[] {Long.MAX_VALUE, -1, 0})).isZero();
    assertThat(ClockOffset.of(0, RECEIVED, new long[0])).isZero();
  }

  private static List<String> words(String text) {
    return Splitter.on(' ').splitToList(text);
  }

  private static long time(String text) {
    return text.equals("-") ? 0 : RECEIVED + Long.parseLong(text);
  }
}
