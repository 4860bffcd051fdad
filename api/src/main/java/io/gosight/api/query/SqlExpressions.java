package io.gosight.api.query;

/** Expressions over the columns of {@code events} that several questions share. */
public final class SqlExpressions {
  /** The screen's size, such as 1920x1080; empty if unknown. */
  public static final String SCREEN =
      "if(screen_width = 0, '', concat(toString(screen_width), 'x', toString(screen_height)))";

  private static final String CLEAN_REFERRER =
      "replaceRegexpAll(lower(referrer_host), '^www\\\\.|\\\\.$', '')";
  private static final String CLEAN_HOST = "replaceRegexpAll(lower(host), '^www\\\\.|\\\\.$', '')";

  /** The host that a view came from, without www; empty if none or the page's own. */
  public static final String REFERRER =
      "if(" + CLEAN_REFERRER + " = " + CLEAN_HOST + ", '', " + CLEAN_REFERRER + ")";

  /** The named source of a view: the campaign's, a known website's name, or the host. */
  public static final String SOURCE =
      "if(utm_source != '', toString(utm_source), "
          + KnownSources.names("toString(" + REFERRER + ")")
          + ")";

  /** The channel of a view: paid, email, social, search, ai, video, referral, other or direct. */
  public static final String CHANNEL =
      """
      multiIf(
          match(lower(utm_medium), '^(.*cp.*|ppc|retargeting|paid.*|display|banner)$'), 'paid',
          match(lower(utm_medium), '^e-?mail|newsletter$'), 'email',
          match(lower(utm_medium), '^(social.*|sm)$'), 'social',
          match(lower(utm_medium), '^affiliate'), 'affiliate',
          utm_source = '' AND %1$s = '', 'direct',
          %1$s = '', %3$s,
          %2$s)\
      """
          .formatted(
              REFERRER,
              KnownSources.channels("toString(" + REFERRER + ")", "'referral'"),
              KnownSources.channelsByName("lower(utm_source)", "'other'"));

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
