package io.gosight.api.export;

import io.gosight.api.question.PagedRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of rows, which are queried when the reader needs them. For one thread. */
final class RowLines extends InputStream {
  private final PagedRows pages;
  private final RowFormat format;
  private byte[] bytes;
  private int position;
  private boolean finished;

  /** Reads the first page at once, so that a failing query gets an error response. */
  RowLines(PagedRows pages, RowFormat format) {
    this.pages = pages;
    this.format = format;
    this.bytes = (format.head(pages.type()) + lines(pages.next())).getBytes(StandardCharsets.UTF_8);
  }

  private String lines(List<? extends Record> rows) {
    finished = rows.isEmpty();
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(format.line(row)));
    return text.toString();
  }

  private boolean fill() throws IOException {
    while (position == bytes.length && !finished) {
      try {
        bytes = lines(pages.next()).getBytes(StandardCharsets.UTF_8);
        position = 0;
      } catch (RuntimeException e) {
        throw new IOException("The export ended early.", e);
      }
    }
    return position < bytes.length;
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, target, offset, count);
    position += count;
    return count;
  }
}
