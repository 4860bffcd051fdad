package io.gosight.replay;

import java.nio.charset.StandardCharsets;

/** Where a reader of JSON is that goes on byte by byte: in a string, or after which name. */
final class JsonPlace {
  private final byte[] json;
  private boolean inString;
  private boolean escaped;
  private int stringStart;
  private int stringEnd;
  private int nameStart;
  private int nameEnd;

  /** A place before the first byte. */
  JsonPlace(byte[] json) {
    this.json = json;
  }

  boolean isInString() {
    return inString;
  }

  /** The name of the member whose value began last; empty before the first. */
  String name() {
    return new String(json, nameStart, nameEnd - nameStart, StandardCharsets.UTF_8);
  }

  /** Goes over the byte at that position, which is the next one. */
  void pass(int at) {
    byte c = json[at];
    if (inString) {
      if (escaped) {
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (c == '"') {
        inString = false;
        stringEnd = at;
      }
    } else if (c == '"') {
      inString = true;
      stringStart = at + 1;
    } else if (c == ':') {
      nameStart = stringStart;
      nameEnd = stringEnd;
    }
  }
}
