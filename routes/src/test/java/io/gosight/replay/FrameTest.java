package io.gosight.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.gosight.common.Gzip;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static byte[] events(int sequence) {
    return Recordings.events("t", sequence).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void eachPrefixOfItsPiecesCanBeUnpacked() throws IOException {
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    try (Frame frame = new Frame(1)) {
      for (int sequence = 0; sequence < 10; sequence++) {
        assertThat(frame.position()).isEqualTo(sequence);
        pieces.writeBytes(frame.append(sequence, events(sequence)));
        try (ZstdInputStreamNoFinalizer in =
            new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(pieces.toByteArray()))
                .setContinuous(true)) {
          for (int i = 0; i <= sequence; i++) {
            assertThat(in.readNBytes(events(i).length)).isEqualTo(events(i));
          }
        }
      }
    }
  }

  @Test
  void laterChunksAreSmallerThanTheirGzip() {
    long ours = 0;
    long gzip = 0;
    try (Frame frame = new Frame(1)) {
      frame.append(0, events(0));
      for (int sequence = 1; sequence < 20; sequence++) {
        ours += frame.append(sequence, events(sequence)).length;
        gzip += Gzip.pack(events(sequence)).length;
      }
    }
    assertThat(ours).isLessThan(gzip);
  }

  @Test
  void aTabKeepsItsFrameUntilASnapshotOrTooManyTabs() {
    TabKey a = new TabKey("shop", "s", "a");
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (OpenFrames frames = new OpenFrames(2, Clock.systemUTC(), meters)) {
      Frame first = frames.next(a, true);
      first.append(0, events(0));
      assertThat(frames.next(a, false)).isSameAs(first);
      assertThat(frames.holds(a, 0)).isTrue();
      assertThat(frames.next(a, true)).isNotSameAs(first);
      assertThat(frames.holds(a, 0)).isFalse();

      List<Frame> opened = new ArrayList<>();
      opened.add(frames.next(new TabKey("shop", "s", "b"), false));
      Frame again = frames.next(a, false);
      opened.add(frames.next(new TabKey("shop", "s", "c"), false));
      assertThat(frames.next(a, false)).isSameAs(again);
      assertThat(frames.next(new TabKey("shop", "s", "b"), false)).isNotIn(opened);
      assertThat(meters.counter("replay_frames_evicted").count()).isEqualTo(2);
    }
  }
}
