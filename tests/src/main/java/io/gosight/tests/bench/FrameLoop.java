package io.gosight.tests.bench;

import io.gosight.replay.Frame;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Compresses recorded chunks as the hub does, on one thread, and prints the speed of later chunks
 * for each page, by the CPU time of the thread: on the class path of the built hub.
 */
public final class FrameLoop {
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final long MEASURED_NANOS = 1_000_000_000L;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  private FrameLoop() {}

  /** Runs the loop over a file of recordings. */
  public static void main(String[] args) throws IOException {
    new FrameLoop().run(RecordedPage.read(Path.of(args[0])));
  }

  private void run(List<RecordedPage> pages) {
    for (long end = System.nanoTime() + WARM_UP_NANOS; System.nanoTime() < end; ) {
      pages.forEach(this::pass);
    }
    for (RecordedPage page : pages) {
      long nanos = 0;
      long bytes = 0;
      while (nanos < MEASURED_NANOS) {
        Pass pass = pass(page);
        nanos += Math.max(1, pass.nanos());
        bytes += pass.bytes();
      }
      System.out.printf(Locale.ROOT, "%s %.1f%n", page.name(), bytes * 1e3 / nanos);
    }
  }

  private record Pass(long bytes, long nanos) {}

  /** One recording; only the later chunks count. */
  private Pass pass(RecordedPage page) {
    long bytes = 0;
    long nanos = 0;
    try (Frame frame = new Frame(1)) {
      for (int i = 0; i < page.chunks().size(); i++) {
        byte[] json = page.chunks().get(i).json();
        long begin = threads.getCurrentThreadCpuTime();
        byte[] piece = frame.append(i, json);
        if (page.isLater(i) && piece.length > 0) {
          nanos += threads.getCurrentThreadCpuTime() - begin;
          bytes += json.length;
        }
      }
    }
    return new Pass(bytes, nanos);
  }
}
