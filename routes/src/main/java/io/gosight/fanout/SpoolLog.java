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

/**
 * A queue on disk. {@link #append} returns once the entry is fsynced; appenders that come together
 * share one fsync. What was removed may come back after a crash: readers must bear duplicates. Safe
 * for use by many appenders and one reader.
 */
final class SpoolLog implements AutoCloseable {
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
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        SpoolSegment segment = SpoolSegment.open(file);
        String name = file.getFileName().toString();
        log.nextSegment = Long.parseLong(name.substring(0, name.length() - SUFFIX.length())) + 1;
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
      return;
    }
    synchronized (syncLock) {
      if (synced >= mine) {
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
    if (tail == null || tail.size() >= segmentBytes) {
      if (tail != null) {
        tail.sync();
      }
      String name = String.format(Locale.ROOT, "%016d%s", nextSegment++, SUFFIX);
      tail = SpoolSegment.open(folder.resolve(name));
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
    long taken = 0;
    SpoolSegment head = segments.peekFirst();
    while (head != null && readPosition + taken < head.size() && taken < maxBytes) {
      byte[] entry = head.read(readPosition + taken);
      if (entry == null) {
        throw new IOException("The spool file " + head.file() + " is damaged.");
      }
      entries.add(entry);
      taken += SpoolSegment.entryBytes(entry);
    }
    return new Head(head, readPosition, entries, taken);
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
    }
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
