package io.gosight.engine.clickhouse.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with {@link TooLargeException} when more than so many bytes come. For one thread. */
final class BoundedInputStream extends FilterInputStream {
  private final long most;
  private long count;

  BoundedInputStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  /** More bytes came than allowed. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long most) {
      super("The body is larger than " + most + " bytes after decompression.");
    }
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(read);
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  private void count(long more) throws IOException {
    count += Math.max(0, more);
    if (count > most) {
      throw new TooLargeException(most);
    }
  }
}
