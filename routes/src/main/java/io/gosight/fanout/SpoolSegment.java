package io.gosight.fanout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * One file of the spool: entries of a length, a CRC-32C and as many bytes. Only the last file may
 * end in a torn entry, from a crash before its fsync: it was never acknowledged and is cut off. A
 * damaged entry is skipped, and the file is then kept under another name instead of being deleted.
 */
final class SpoolSegment implements AutoCloseable {
  private static final int HEADER_BYTES = 8;
  private static final int MAX_ENTRY_BYTES = 64 << 20;

  /** Limits the search for the next entry behind a damaged length. */
  private static final long MAX_SEARCH_BYTES = 1L << 30;

  static final String SET_ASIDE_SUFFIX = ".damaged";

  private final Path file;
  private final FileChannel channel;
  private long size;
  private volatile boolean deleted;
  private volatile boolean damaged;
  private volatile boolean failed;

  private SpoolSegment(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** An entry, and where the next one starts. */
  record Entry(byte[] bytes, long end) {}

  /**
   * Opens or creates a file.
   *
   * @param last whether it is the file that was written last, which may end in a torn entry
   */
  static SpoolSegment open(Path file, boolean last) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    SpoolSegment segment = new SpoolSegment(file, channel);
    segment.size = channel.size();
    long end = 0;
    for (Entry entry = segment.next(0); entry != null; entry = segment.next(end)) {
      end = entry.end();
    }
    if (last && end < segment.size && segment.isTorn(end)) {
      channel.truncate(end);
      segment.size = end;
      segment.damaged = segment.hasDamageBefore(end);
    }
    return segment;
  }

  private boolean hasDamageBefore(long end) throws IOException {
    long at = 0;
    for (byte[] entry = read(at); entry != null; entry = read(at)) {
      at += entryBytes(entry);
    }
    return at < end;
  }

  /** Whether an entry begins there that is longer than the file. */
  private boolean isTorn(long position) throws IOException {
    ByteBuffer header = readFully(position, HEADER_BYTES);
    if (header == null) {
      return true;
    }
    int length = header.getInt();
    return isPossible(length) && position + HEADER_BYTES + length > size;
  }

  private static boolean isPossible(int length) {
    return length > 0 && length <= MAX_ENTRY_BYTES;
  }

  /** The first readable entry from there on; null if there is none. Damaged ones are skipped. */
  Entry next(long position) throws IOException {
    byte[] entry = read(position);
    if (entry == null && position < size) {
      damaged = true;
      return skip(position);
    }
    return entry == null ? null : new Entry(entry, position + entryBytes(entry));
  }

  private Entry skip(long bad) throws IOException {
    ByteBuffer header = readFully(bad, HEADER_BYTES);
    if (header == null) {
      return null;
    }
    int length = header.getInt();
    long end = bad + HEADER_BYTES + length;
    if (isPossible(length) && end <= size) {
      byte[] entry = read(end);
      if (entry != null || end == size) {
        return entry == null ? null : new Entry(entry, end + entryBytes(entry));
      }
    }
    return search(bad + 1);
  }

  /** Finds the next entry by its checksum, because the damaged one's length can't be trusted. */
  private Entry search(long from) throws IOException {
    ByteBuffer rest = readFully(from, (int) (size - from));
    long searched = 0;
    for (int at = 0; rest != null && at + HEADER_BYTES < rest.limit(); at++) {
      int length = rest.getInt(at);
      if (isPossible(length) && at + HEADER_BYTES + (long) length <= rest.limit()) {
        byte[] entry = new byte[length];
        rest.get(at + HEADER_BYTES, entry);
        if (checksum(entry) == rest.getInt(at + Integer.BYTES)) {
          return new Entry(entry, from + at + entryBytes(entry));
        }
        searched += length;
        if (searched > MAX_SEARCH_BYTES) {
          return null;
        }
      }
    }
    return null;
  }

  /** Writes an entry; it is durable after {@link #sync}. */
  void append(byte[] entry) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + entry.length);
    out.putInt(entry.length).putInt(checksum(entry)).put(entry).flip();
    long at = size;
    try {
      while (out.hasRemaining()) {
        at += channel.write(out, at);
      }
    } catch (IOException e) {
      failed = true;
      throw e;
    }
    size = at;
  }

  /** Returns when what was appended is on disk, or was taken out and is needed no more. */
  void sync() throws IOException {
    requireTrusted();
    try {
      channel.force(false);
    } catch (ClosedChannelException e) {
      if (!deleted) {
        failed = true;
        throw e;
      }
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /**
   * Fails if a write or an fsync failed before. A second fsync of the same file may succeed
   * although the pages of the first are lost.
   */
  void requireTrusted() throws IOException {
    if (failed) {
      throw new IOException("An earlier write of " + file + " failed.");
    }
  }

  /** Whether entries may be added. */
  boolean isWritable() {
    return !failed && !damaged;
  }

  boolean isDamaged() {
    return damaged;
  }

  /** Notes that an entry can't be decoded, so that the file is kept. */
  void markDamaged() {
    damaged = true;
  }

  /** The entry at that position; null at the end and at a damaged entry. */
  private byte[] read(long position) throws IOException {
    ByteBuffer header = readFully(position, HEADER_BYTES);
    if (header == null) {
      return null;
    }
    int length = header.getInt();
    int checksum = header.getInt();
    if (!isPossible(length)) {
      return null;
    }
    ByteBuffer body = readFully(position + HEADER_BYTES, length);
    if (body == null) {
      return null;
    }
    byte[] entry = new byte[length];
    body.get(entry);
    return checksum(entry) == checksum ? entry : null;
  }

  private ByteBuffer readFully(long position, int length) throws IOException {
    if (length < 0 || position + length > size) {
      return null;
    }
    ByteBuffer in = ByteBuffer.allocate(length);
    while (in.hasRemaining()) {
      if (channel.read(in, position + in.position()) < 0) {
        return null;
      }
    }
    return in.flip();
  }

  static long entryBytes(byte[] entry) {
    return HEADER_BYTES + (long) entry.length;
  }

  Path file() {
    return file;
  }

  long size() {
    return size;
  }

  /** Removes the file from the queue; a damaged one is renamed instead of deleted. */
  void delete() throws IOException {
    deleted = true;
    close();
    if (damaged) {
      Files.move(file, file.resolveSibling(file.getFileName() + SET_ASIDE_SUFFIX));
    } else {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static int checksum(byte[] entry) {
    CRC32C crc = new CRC32C();
    crc.update(entry);
    return (int) crc.getValue();
  }
}
