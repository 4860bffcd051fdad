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
 * One file of the spool: entries of a length, a CRC-32C and as many bytes. A torn entry at the end,
 * from a crash before its fsync, was never acknowledged and is cut off.
 */
final class SpoolSegment implements AutoCloseable {
  private static final int HEADER_BYTES = 8;
  private static final int MAX_ENTRY_BYTES = 64 << 20;

  private final Path file;
  private final FileChannel channel;
  private long size;
  private volatile boolean deleted;

  private SpoolSegment(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static SpoolSegment open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    SpoolSegment segment = new SpoolSegment(file, channel);
    long end = 0;
    for (byte[] entry = segment.read(0); entry != null; entry = segment.read(end)) {
      end += HEADER_BYTES + entry.length;
    }
    channel.truncate(end);
    segment.size = end;
    return segment;
  }

  /** Writes an entry; it is durable after {@link #sync}. */
  void append(byte[] entry) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + entry.length);
    out.putInt(entry.length).putInt(checksum(entry)).put(entry).flip();
    long at = size;
    while (out.hasRemaining()) {
      at += channel.write(out, at);
    }
    size = at;
  }

  /** Returns when what was appended is on disk, or was taken out and is needed no more. */
  void sync() throws IOException {
    try {
      channel.force(false);
    } catch (ClosedChannelException e) {
      if (!deleted) {
        throw e;
      }
    }
  }

  /** The entry at that position; null at the end and at a torn entry. */
  byte[] read(long position) throws IOException {
    ByteBuffer header = readFully(position, HEADER_BYTES);
    if (header == null) {
      return null;
    }
    int length = header.getInt();
    int checksum = header.getInt();
    if (length < 0 || length > MAX_ENTRY_BYTES) {
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
    if (position + length > channel.size()) {
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

  void delete() throws IOException {
    deleted = true;
    close();
    Files.deleteIfExists(file);
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
