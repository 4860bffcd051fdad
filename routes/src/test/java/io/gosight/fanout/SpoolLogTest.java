package io.gosight.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolLogTest {
  private static final long ALL = Long.MAX_VALUE;
  private static final long LARGE = 1 << 20;

  @TempDir private Path folder;

  private SpoolLog open(long segmentBytes) throws IOException {
    return SpoolLog.open(folder, segmentBytes);
  }

  private static void append(SpoolLog log, String... entries) throws IOException {
    for (String entry : entries) {
      log.append(entry.getBytes(UTF_8));
    }
  }

  private static List<String> texts(SpoolLog.Head head) {
    return head.entries().stream().map(entry -> new String(entry, UTF_8)).toList();
  }

  private static List<String> drain(SpoolLog log) throws IOException {
    List<String> drained = new ArrayList<>();
    while (log.bytes() > 0) {
      SpoolLog.Head head = log.peek(ALL);
      drained.addAll(texts(head));
      log.remove(head);
    }
    return drained;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void givesEntriesBackInTheirOrderAndThenNone() throws IOException {
    try (SpoolLog log = open(LARGE)) {
      append(log, "a", "b", "c");
      assertThat(drain(log)).containsExactly("a", "b", "c");
      assertThat(log.bytes()).isZero();
      assertThat(log.peek(ALL).entries()).isEmpty();
      append(log, "d");
      assertThat(drain(log)).containsExactly("d");
    }
  }

  @Test
  void givesTheSameAgainUntilItIsRemoved() throws IOException {
    try (SpoolLog log = open(LARGE)) {
      append(log, "a", "b");
      assertThat(texts(log.peek(1))).containsExactly("a");
      SpoolLog.Head head = log.peek(1);
      assertThat(texts(head)).containsExactly("a");
      log.remove(head);
      assertThat(texts(log.peek(ALL))).containsExactly("b");
    }
  }

  @Test
  void survivesAStop() throws IOException {
    try (SpoolLog log = open(LARGE)) {
      append(log, "a", "b");
    }
    try (SpoolLog log = open(LARGE)) {
      assertThat(log.bytes()).isEqualTo(18);
      append(log, "c");
      assertThat(drain(log)).containsExactly("a", "b", "c");
    }
  }

  @Test
  void survivesACrashThatLeftNoTimeToClose() throws IOException {
    SpoolLog crashed = open(LARGE);
    append(crashed, "a");
    try (SpoolLog log = open(LARGE)) {
      assertThat(drain(log)).containsExactly("a");
    }
  }

  @Test
  void beginsANewFileWhenOneIsFullAndDeletesWhatIsDrained() throws IOException {
    try (SpoolLog log = open(20)) {
      append(log, "a", "b", "c", "d", "e", "f", "g");
      assertThat(files()).hasSize(3);
      log.remove(log.peek(ALL));
      assertThat(files()).hasSize(2);
      append(log, "h");
      assertThat(drain(log)).containsExactly("d", "e", "f", "g", "h");
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void keepsTheOrderOverFilesAndStops() throws IOException {
    try (SpoolLog log = open(20)) {
      append(log, "a", "b", "c", "d");
      log.remove(log.peek(ALL));
    }
    try (SpoolLog log = open(20)) {
      append(log, "e", "f", "g");
      assertThat(drain(log)).containsExactly("d", "e", "f", "g");
    }
  }

  @Test
  void cutsOffAnEntryThatACrashHasTorn() throws IOException {
    try (SpoolLog log = open(LARGE)) {
      append(log, "first", "second");
    }
    Path file = files().get(0);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 2);
    }
    try (SpoolLog log = open(LARGE)) {
      append(log, "third");
      assertThat(drain(log)).containsExactly("first", "third");
    }
  }

  @Test
  void cutsOffAnEntryWhoseBytesAreNotWhatWasWritten() throws IOException {
    try (SpoolLog log = open(LARGE)) {
      append(log, "first", "second");
    }
    try (FileChannel channel = FileChannel.open(files().get(0), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'S'}), channel.size() - 6);
    }
    try (SpoolLog log = open(LARGE)) {
      assertThat(drain(log)).containsExactly("first");
    }
  }

  @Test
  void skipsADamagedEntryAndKeepsItsFile() throws IOException {
    try (SpoolLog log = open(LARGE)) {
      append(log, "first", "second", "third");
    }
    overwrite(8 + 5 + 8 + 2);
    try (SpoolLog log = open(LARGE)) {
      assertThat(log.damagedFiles()).isEqualTo(1);
      append(log, "fourth");
      assertThat(drain(log)).containsExactly("first", "third", "fourth");
      assertThat(log.damagedFiles()).isEqualTo(1);
    }
    assertThat(files()).singleElement().asString().endsWith(".spool.damaged");
    try (SpoolLog log = open(LARGE)) {
      assertThat(log.damagedFiles()).as("until the operator removes it").isEqualTo(1);
    }
  }

  @Test
  void findsTheNextEntryBehindADamagedLength() throws IOException {
    try (SpoolLog log = open(LARGE)) {
      append(log, "first", "second", "third");
    }
    overwrite(8 + 5 + 3);
    try (SpoolLog log = open(LARGE)) {
      assertThat(drain(log)).containsExactly("first", "third");
    }
    assertThat(files()).singleElement().asString().endsWith(".spool.damaged");
  }

  @Test
  void keepsAFileWhoseEveryEntryIsDamagedAndGoesOn() throws IOException {
    try (SpoolLog log = open(5)) {
      append(log, "first", "second");
    }
    overwrite(9);
    try (SpoolLog log = open(5)) {
      assertThat(drain(log)).containsExactly("second");
    }
    assertThat(files()).singleElement().asString().endsWith(".spool.damaged");
  }

  @Test
  void writesToANewFileAfterAFailure() throws IOException {
    try (SpoolLog log = open(LARGE)) {
      append(log, "first");
      log.peek(ALL).segment().close();
      assertThatThrownBy(() -> append(log, "refused")).isInstanceOf(IOException.class);
      append(log, "second");
    }
    try (SpoolLog log = open(LARGE)) {
      assertThat(drain(log)).containsExactly("first", "second");
    }
  }

  @Test
  void doesNotTrustAFileAfterAFailedSync() throws IOException {
    SpoolSegment segment = SpoolSegment.open(folder.resolve("x"), true);
    segment.append(new byte[1]);
    segment.close();
    assertThatThrownBy(segment::sync).isInstanceOf(IOException.class);
    assertThatThrownBy(segment::sync).hasMessageContaining("earlier write");
    assertThat(segment.isWritable()).isFalse();
  }

  private void overwrite(long position) throws IOException {
    try (FileChannel channel = FileChannel.open(files().get(0), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'X'}), position);
    }
  }

  @Test
  void takesALengthThatCantBeForTheEnd() throws IOException {
    try (SpoolLog log = open(LARGE)) {
      append(log, "first");
    }
    Files.write(
        files().get(0), new byte[] {-1, -1, -1, -1, 0, 0, 0, 0, 9}, StandardOpenOption.APPEND);
    try (SpoolLog log = open(LARGE)) {
      assertThat(drain(log)).containsExactly("first");
    }
  }

  @Test
  void losesNothingOfManyAppenders() throws Exception {
    int appenders = 8;
    int each = 50;
    ExecutorService threads = Executors.newFixedThreadPool(appenders);
    try (SpoolLog log = open(200)) {
      List<Callable<Void>> tasks =
          IntStream.range(0, appenders)
              .<Callable<Void>>mapToObj(
                  appender ->
                      () -> {
                        for (int i = 0; i < each; i++) {
                          append(log, appender + ":" + i);
                        }
                        return null;
                      })
              .toList();
      List<Future<Void>> running = tasks.stream().map(threads::submit).toList();
      List<String> drained = new ArrayList<>();
      while (!running.stream().allMatch(Future::isDone)) {
        drained.addAll(drain(log));
      }
      for (Future<Void> task : running) {
        task.get();
      }
      drained.addAll(drain(log));
      assertThat(drained).hasSize(appenders * each).doesNotHaveDuplicates();
      for (int appender = 0; appender < appenders; appender++) {
        String prefix = appender + ":";
        assertThat(drained.stream().filter(entry -> entry.startsWith(prefix)))
            .isEqualTo(IntStream.range(0, each).mapToObj(i -> prefix + i).toList());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anEntryThatWasTakenOutNeedsNoDisk() throws IOException {
    SpoolSegment segment = SpoolSegment.open(folder.resolve("x"), true);
    segment.append(new byte[1]);
    segment.delete();
    segment.sync();
    assertThat(files()).isEmpty();
  }
}
