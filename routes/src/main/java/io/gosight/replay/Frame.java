package io.gosight.replay;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/**
 * One compression context: each chunk is compressed with all chunks before it as context, and its
 * piece of the stream is kept by itself. Used by one thread; holds native memory until closed.
 */
public final class Frame implements AutoCloseable {
  /** Unpacked bytes after which a frame ends, so that a reader need not unpack more to go on. */
  static final long MAX_RAW_BYTES = 8L << 20;

  private static final int LEVEL = 6;
  // Far less memory than the level's own choice, at nearly its ratio: about 3 MB a frame.
  private static final int WINDOW_LOG = 20;
  private static final int TABLE_LOG = 17;

  private final long id;
  private final ByteArrayOutputStream sink = new ByteArrayOutputStream();
  private final ZstdOutputStreamNoFinalizer zstd;
  private final Set<Integer> sequences = new HashSet<>();
  private int pieces;
  private long rawBytes;

  /**
   * Begins one.
   *
   * @param id its id, unlike that of any other frame of the tab
   */
  public Frame(long id) {
    this.id = id;
    try {
      this.zstd =
          new ZstdOutputStreamNoFinalizer(sink, LEVEL)
              .setWindowLog(WINDOW_LOG)
              .setHashLog(TABLE_LOG)
              .setChainLog(TABLE_LOG);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes what is written.", e);
    }
  }

  /** Its id, unlike that of any other frame of the tab. */
  long id() {
    return id;
  }

  /** The position of the next piece. */
  int position() {
    return pieces;
  }

  boolean holds(int sequence) {
    return sequences.contains(sequence);
  }

  boolean isFull() {
    return rawBytes >= MAX_RAW_BYTES;
  }

  /** Compresses a chunk; gives its piece. */
  public byte[] append(int sequence, byte[] raw) {
    try {
      sink.reset();
      zstd.write(raw, 0, raw.length);
      zstd.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes what is written.", e);
    }
    sequences.add(sequence);
    pieces++;
    rawBytes += raw.length;
    return sink.toByteArray();
  }

  @Override
  public void close() {
    try {
      zstd.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes what is written.", e);
    }
  }
}
