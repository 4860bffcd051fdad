package io.gosight.channel.telegram;

/** Writes text as Telegram's HTML. */
final class TelegramHtml {
  private TelegramHtml() {}

  /**
   * The text with nothing in it that Telegram takes for markup. Whatever is not ASCII becomes a
   * number too, because Camel's component writes in the platform's character set.
   */
  static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                default -> {
                  if (character < 0x80) {
                    html.appendCodePoint(character);
                  } else {
                    html.append("&#").append(character).append(';');
                  }
                }
              }
            });
    return html.toString();
  }
}
