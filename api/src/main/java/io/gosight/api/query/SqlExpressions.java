package io.gosight.api.query;

/** Expressions over the columns of {@code events} that several questions share. */
public final class SqlExpressions {
  /** The screen's size, such as 1920x1080; empty if unknown. */
  public static final String SCREEN =
      "if(screen_width = 0, '', concat(toString(screen_width), 'x', toString(screen_height)))";

  /** The host that a view came from, without www; empty if none or one of the project's own. */
  public static final String REFERRER = "referrer_host";

  /** The named source of a view, as the store found it; empty if none. */
  public static final String SOURCE = "source";

  /** The channel of a view's source; a view from a page of the project came from nowhere else. */
  public static final String CHANNEL = "if(channel = '', 'direct', toString(channel))";

  /** The property revenue of a custom event as a number; 0 if it has none. */
  public static final String AMOUNT =
      "if(isFinite(toFloat64OrZero(trim(BOTH '\"' FROM JSONExtractRaw(properties, 'revenue'))) AS"
          + " revenue_number), revenue_number, 0)";

  /** Of an error's type and message, its numbers and ids left out; 16 hexadecimal digits. */
  public static final String ERROR_FINGERPRINT =
      "leftPad(lower(hex(sipHash64(toString(name),"
          + " replaceRegexpAll(text, '[0-9a-fA-F]{8,}|[0-9]+', '#')))), 16, '0')";

  private SqlExpressions() {}

  /** Adds the expressions by the names of their placeholders. */
  public static QueryArguments addTo(QueryArguments arguments) {
    return arguments
        .sql("referrer", REFERRER)
        .sql("source", SOURCE)
        .sql("channel", CHANNEL)
        .sql("screen", SCREEN)
        .sql("amount", AMOUNT)
        .sql("fingerprint", ERROR_FINGERPRINT);
  }
}
