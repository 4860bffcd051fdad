package io.gosight.scrub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Takes secrets out of the texts of a part of JSON that begins between two tokens, which a parser
 * does not take. Safe for use by many threads.
 */
final class JsonSlices {
  private final JsonFactory json;

  JsonSlices(JsonFactory json) {
    this.json = json;
  }

  /** Whether a slice begins so: with a list, or with an object of one. */
  static boolean isSlice(byte[] bytes) {
    return bytes.length > 0 && (bytes[0] == '[' || bytes[0] == '{');
  }

  /**
   * The slice without secrets; the same object if it has none. A text that it does not end is left
   * as it is.
   *
   * @throws IOException if a text is none of JSON
   */
  byte[] scrub(byte[] slice) throws IOException {
    ByteArrayOutputStream out = null;
    int copied = 0;
    int start = next(slice, 0);
    int end = endOfText(slice, start + 1);
    while (end < slice.length) {
      String text = text(slice, start, end + 1);
      String clean = isSuspicious(text) ? ReplayTexts.scrub(text) : text;
      if (!clean.equals(text)) {
        out = out == null ? new ByteArrayOutputStream(slice.length) : out;
        out.write(slice, copied, start + 1 - copied);
        out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(clean));
        copied = end;
      }
      start = next(slice, end + 1);
      end = endOfText(slice, start + 1);
    }
    if (out == null) {
      return slice;
    }
    out.write(slice, copied, slice.length - copied);
    return out.toByteArray();
  }

  private static int next(byte[] slice, int from) {
    int at = from;
    while (at < slice.length && slice[at] != '"') {
      at++;
    }
    return at;
  }

  /** Where the text's closing quote is; the slice's length if it has none. */
  private static int endOfText(byte[] slice, int from) {
    int at = from;
    while (at < slice.length && slice[at] != '"') {
      at += slice[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, slice.length);
  }

  private String text(byte[] slice, int from, int end) throws IOException {
    for (int i = from; i < end; i++) {
      if (slice[i] == '\\') {
        try (JsonParser in = json.createParser(slice, from, end - from)) {
          return in.nextTextValue();
        }
      }
    }
    return new String(slice, from + 1, end - from - 2, StandardCharsets.UTF_8);
  }

  private static boolean isSuspicious(String text) {
    return ReplayTexts.isSuspicious(text.toCharArray(), 0, text.length());
  }
}
