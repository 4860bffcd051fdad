package io.gosight.fanout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue on disk. {@link #append} returns once the entry is fsynced; appenders that come together
 * share one fsync. What was removed may come back after a crash: readers must bear duplicates. Safe
 * for use by many appenders and one reader.
 */
final class SpoolLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolLog.class);
  private static final String SUFFIX = ".spool";
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path folder;
  private final long segmentBytes;
  private final Deque<SpoolSegment> segments = new ArrayDeque<>();
  private final Object syncLock = new Object();
  private long nextSegment;
  private long readPosition;
  private long bytes;
  private long setAside;
  private long appended;
  private volatile long synced;

  /** Entries from the queue's head: where they stand and how long they are. */
  record Head(SpoolSegment segment, long position, List<byte[]> entries, long bytes) {}

  private SpoolLog(Path folder, long segmentBytes) {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
  }

  static SpoolLog open(Path folder, long segmentBytes) throws IOException {
    Files.createDirectories(folder);
    SpoolLog log = new SpoolLog(folder, segmentBytes);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      log.setAside =
          all.stream().filter(f -> f.toString().endsWith(SpoolSegment.SET_ASIDE_SUFFIX)).count();
      // the number of a file that was set aside is not given again
      all.stream()
          .filter(f -> f.toString().endsWith(SUFFIX + SpoolSegment.SET_ASIDE_SUFFIX))
          .forEach(f -> log.nextSegment = Math.max(log.nextSegment, number(f) + 1));
      List<Path> queue = all.stream().filter(f -> f.toString().endsWith(SUFFIX)).toList();
      for (Path file : queue) {
        SpoolSegment segment = SpoolSegment.open(file, file.equals(queue.get(queue.size() - 1)));
        log.nextSegment = Math.max(log.nextSegment, number(file) + 1);
        if (segment.size() == 0) {
          segment.delete();
        } else {
          log.segments.add(segment);
          log.bytes += segment.size();
        }
      }
    }
    return log;
  }

  private static long number(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.indexOf('.')));
  }

  /** Adds an entry and returns when it is on disk. */
  void append(byte[] entry) throws IOException {
    long mine;
    SpoolSegment segment;
    synchronized (this) {
      segment = tail();
      segment.append(entry);
      bytes += SpoolSegment.entryBytes(entry);
      mine = ++appended;
    }
    if (synced >= mine) {
      segment.requireTrusted();
      return;
    }
    synchronized (syncLock) {
      if (synced >= mine) {
        segment.requireTrusted();
        return;
      }
      long upTo;
      SpoolSegment last;
      synchronized (this) {
        upTo = appended;
        last = segments.peekLast();
      }
      segment.sync();
      if (last != null && last != segment) {
        last.sync();
      }
      synced = upTo;
    }
  }

  private SpoolSegment tail() throws IOException {
    SpoolSegment tail = segments.peekLast();
    if (tail == null || tail.size() >= segmentBytes || !tail.isWritable()) {
      if (tail != null && tail.isWritable()) {
        tail.sync();
      }
      String name = String.format(Locale.ROOT, "%016d%s", nextSegment++, SUFFIX);
      tail = SpoolSegment.open(folder.resolve(name), true);
      segments.add(tail);
      syncFolder();
    }
    return tail;
  }

  /** Makes a new file's name survive a loss of power, where the system lets folders be synced. */
  private void syncFolder() throws IOException {
    if (POSIX) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  /** The first entries of the first file, up to a number of bytes but at least one. */
  synchronized Head peek(long maxBytes) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    SpoolSegment head = segments.peekFirst();
    while (head != null) {
      long end = readPosition;
      SpoolSegment.Entry entry = null;
      do {
        entry = head.next(end);
        if (entry != null) {
          entries.add(entry.bytes());
        }
        end = entry == null ? head.size() : entry.end();
      } while (entry != null && end - readPosition < maxBytes);
      Head taken = new Head(head, readPosition, entries, end - readPosition);
      if (!entries.isEmpty()) {
        return taken;
      }
      // nothing readable is left in this file
      remove(taken);
      head = segments.peekFirst();
    }
    return new Head(null, readPosition, entries, 0);
  }

  /** Removes what {@link #peek} gave; what is gone already stays gone alone. */
  synchronized void remove(Head taken) throws IOException {
    if (taken.segment() != segments.peekFirst() || taken.position() != readPosition) {
      return;
    }
    readPosition += taken.bytes();
    bytes -= taken.bytes();
    SpoolSegment head = segments.peekFirst();
    if (head != null && readPosition >= head.size()) {
      segments.removeFirst();
      head.delete();
      readPosition = 0;
      if (head.isDamaged()) {
        setAside++;
        LOG.error(
            "The spool file {} holds entries that can't be read; all others went to Kafka. It is"
                + " kept as {}{}.",
            head.file(),
            head.file().getFileName(),
            SpoolSegment.SET_ASIDE_SUFFIX);
      }
    }
  }

  /** How many files hold entries that can't be read, in the queue or set aside. */
  synchronized long damagedFiles() {
    return setAside + segments.stream().filter(SpoolSegment::isDamaged).count();
  }

  /** The bytes that wait. */
  synchronized long bytes() {
    return bytes;
  }

  @Override
  public synchronized void close() throws IOException {
    for (SpoolSegment segment : segments) {
      segment.close();
    }
    segments.clear();
  }
}
