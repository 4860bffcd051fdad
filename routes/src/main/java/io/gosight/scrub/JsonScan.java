package io.gosight.scrub;

import java.util.function.UnaryOperator;

/**
 * Sees in one pass over a JSON text that there is no secret in it, as in most. A name is looked up
 * once, and a string is scanned for itself only where a sign or a long run of letters and digits
 * makes it suspicious. Whatever is unusual, and what is no JSON, is left to a thorough scan. For
 * one text and one thread.
 */
final class JsonScan {
  private final String json;
  private final UnaryOperator<String> plain;

  /** The first character of the string that is being read, or -1 outside of one. */
  private int string = -1;

  /** Where the string before began and ended. */
  private int name;

  private int nameEnd;

  private boolean suspicious;

  /**
   * How many letters, digits and underscores stand in a row, and whether not only small letters.
   */
  private int run;

  private boolean mixed;
  private final DigitRuns digits = new DigitRuns();

  JsonScan(String json, UnaryOperator<String> plain) {
    this.json = json;
    this.plain = plain;
  }

  /** Whether there is surely no secret; if not, there may be one. */
  boolean isClean() {
    for (int at = 0; at < json.length(); at++) {
      char c = json.charAt(at);
      if (string < 0 && SecretScan.isLetter(c)) {
        int length = literal(at);
        if (length == 0) {
          return false;
        }
        run += length;
        digits.letter();
        at += length - 1;
      } else if (c >= 'a' && c <= 'z') {
        run++;
        digits.letter();
      } else if (c >= '0' && c <= '9') {
        word();
        digits.digit();
      } else if (c >= 'A' && c <= 'Z') {
        word();
        digits.letter();
      } else if (c == '_') {
        word();
        digits.separator();
      } else {
        run = 0;
        mixed = false;
        digits.separator();
        if (!other(c, at)) {
          return false;
        }
      }
      if (mixed && run >= SecretTexts.MIN_TOKEN) {
        suspicious = true;
      }
    }
    return string < 0 && !suspicious && digits.most() < SecretTexts.MIN_CARD_DIGITS;
  }

  /** The length of the word that JSON has outside of strings, or 0 if another stands there. */
  private int literal(int at) {
    if (json.startsWith("true", at) || json.startsWith("null", at)) {
      return 4;
    }
    return json.startsWith("false", at) ? 5 : 0;
  }

  private void word() {
    run++;
    mixed = true;
  }

  private boolean other(char c, int at) {
    if (c == '"') {
      return quote(at);
    }
    if (c == '\\') {
      return false;
    }
    if (string >= 0) {
      suspicious |= SecretTexts.isSign(c, json, at, TextKind.PLAIN);
      return true;
    }
    return switch (c) {
      case ':' -> nameEnd == at - 1 && !SecretNames.isSecret(json, name, nameEnd);
      case '{', '}', '[', ']', ',', '.', '-', '+' -> true;
      default -> false;
    };
  }

  /** Opens a string, or closes it and scans it where needed. */
  private boolean quote(int at) {
    if (string < 0) {
      string = at + 1;
      return !suspicious;
    }
    name = string;
    nameEnd = at;
    string = -1;
    if (!suspicious) {
      return true;
    }
    suspicious = false;
    String text = json.substring(name, nameEnd);
    return plain.apply(text).equals(text);
  }
}
