package io.gosight.spi.channel;

/** Makes short lines of texts from outside. */
public final class PlainText {
  private static final String CUT = "...";

  private PlainText() {}

  /**
   * One line without control characters, line breaks or marks that change the direction of writing,
   * by which a text could pass for another one.
   *
   * @param text the text
   * @param longest the most characters that are left; what is cut off shows as three dots
   */
  public static String line(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
    int taken = 0;
    boolean gap = false;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      if (isBlank(character)) {
        gap = taken > 0;
        continue;
      }
      if (taken + (gap ? 2 : 1) > longest) {
        return line.append(CUT).toString();
      }
      if (gap) {
        line.append(' ');
        taken++;
        gap = false;
      }
      line.appendCodePoint(character);
      taken++;
    }
    return line.toString();
  }

  private static boolean isBlank(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
