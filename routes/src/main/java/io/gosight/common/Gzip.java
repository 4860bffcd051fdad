package io.gosight.common;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Unpacks gzip data within a limit: a small body that grows without end costs little. */
public final class Gzip {
  private static final int BUFFER_BYTES = 16 * 1024;

  private Gzip() {}

  /** The data is larger than allowed once unpacked. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long maxBytes) {
      super("The data unpacks to more than " + maxBytes + " bytes.");
    }
  }

  /**
   * How many bytes the data has once unpacked; nothing is kept of them.
   *
   * @throws TooLargeException if they are more than {@code maxBytes}
   * @throws IOException if it is not whole gzip data
   */
  public static long measure(byte[] packed, long maxBytes) throws IOException {
    long bytes = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER_BYTES)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        if (bytes > maxBytes) {
          throw new TooLargeException(maxBytes);
        }
      }
    }
    return bytes;
  }

  /**
   * The unpacked data.
   *
   * @throws TooLargeException if it has more than {@code maxBytes}
   * @throws IOException if it is not whole gzip data
   */
  public static byte[] unpack(byte[] packed, long maxBytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(packed.length * 4, 512));
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER_BYTES)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if ((long) out.size() + n > maxBytes) {
          throw new TooLargeException(maxBytes);
        }
        out.write(buffer, 0, n);
      }
    }
    return out.toByteArray();
  }

  /** The data as gzip. */
  public static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(bytes.length / 4, 512));
    try (GZIPOutputStream gzip = new GZIPOutputStream(out, BUFFER_BYTES)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes what is written.", e);
    }
    return out.toByteArray();
  }
}
