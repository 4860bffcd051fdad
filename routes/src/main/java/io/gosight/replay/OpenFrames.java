package io.gosight.replay;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The frames of the tabs that record now; of more tabs than fit, those that were silent longest
 * begin a new frame with their next chunk, which costs space and nothing else. Used by one thread.
 */
final class OpenFrames implements AutoCloseable {
  private final int most;
  private final Clock clock;
  private final SplittableRandom random = new SplittableRandom();
  private final Map<TabKey, Frame> frames = new LinkedHashMap<>(16, 0.75f, true);
  private final MeterRegistry meters;

  OpenFrames(int most, Clock clock, MeterRegistry meters) {
    this.most = most;
    this.clock = clock;
    this.meters = meters;
    meters.gaugeMapSize("replay_open_frames", List.of(), frames);
  }

  /** Whether the tab's open frame holds that chunk already. */
  boolean holds(TabKey tab, int sequence) {
    Frame frame = frames.get(tab);
    return frame != null && frame.holds(sequence);
  }

  /** The frame for the tab's next chunk; a full snapshot begins a new one. */
  Frame next(TabKey tab, boolean fullSnapshot) {
    Frame open = frames.get(tab);
    if (open != null && !fullSnapshot && !open.isFull()) {
      return open;
    }
    discard(tab);
    if (frames.size() >= most) {
      TabKey silent = frames.keySet().iterator().next();
      discard(silent);
      meters.counter("replay_frames_evicted").increment();
    }
    Frame frame = new Frame(id());
    frames.put(tab, frame);
    return frame;
  }

  /** Ids grow with time, so that the rows of a tab lie in the order of its frames. */
  private long id() {
    return ReplayFrames.firstIdAt(clock.instant())
        | random.nextLong(1L << ReplayFrames.RANDOM_BITS);
  }

  /** Forgets the frames of these tabs: what they hold may not be stored. */
  void discard(Collection<TabKey> tabs) {
    tabs.forEach(this::discard);
  }

  private void discard(TabKey tab) {
    Frame frame = frames.remove(tab);
    if (frame != null) {
      frame.close();
    }
  }

  @Override
  public void close() {
    frames.values().forEach(Frame::close);
    frames.clear();
  }
}
