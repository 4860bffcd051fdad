package io.gosight.api.filter;

import io.gosight.api.query.SqlExpressions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What filters can be about. */
public enum Property {
  /** The path of the event's page. */
  PAGE(Scope.EVENT, "path"),
  /** The host of the event's page. */
  HOST(Scope.EVENT, "host"),
  /** The title of the event's page. */
  TITLE(Scope.EVENT, "title"),
  /** The country, ISO 3166. */
  COUNTRY(Scope.EVENT, "country"),
  /** The region. */
  REGION(Scope.EVENT, "region"),
  /** The city. */
  CITY(Scope.EVENT, "city"),
  /** The browser. */
  BROWSER(Scope.EVENT, "browser"),
  /** The browser's version. */
  BROWSER_VERSION(Scope.EVENT, "browser_version"),
  /** The operating system. */
  OS(Scope.EVENT, "os"),
  /** The operating system's version. */
  OS_VERSION(Scope.EVENT, "os_version"),
  /** The kind of device. */
  DEVICE(Scope.EVENT, "device"),
  /** The screen's size, such as 1920x1080. */
  SCREEN(Scope.EVENT, SqlExpressions.SCREEN),
  /** The language. */
  LANGUAGE(Scope.EVENT, "language"),
  /** The visitor's id. */
  VISITOR(Scope.EVENT, "visitor_id"),
  /** The id that the site gave the person. */
  USER(Scope.EVENT, "user_id"),
  /** The visit's id. */
  SESSION(Scope.EVENT, "session_id"),
  /** A page that the visit viewed. */
  VISITED_PAGE(Scope.ANY_VIEW, "path"),
  /** The first page of the visit. */
  ENTRY_PAGE(Scope.ENTRY, "path"),
  /** The last page of the visit. */
  EXIT_PAGE(Scope.EXIT, "path"),
  /** The host that the visit came from. */
  REFERRER(Scope.ENTRY, SqlExpressions.REFERRER),
  /** The named source that the visit came from. */
  SOURCE(Scope.ENTRY, SqlExpressions.SOURCE),
  /** The channel of the source. */
  CHANNEL(Scope.ENTRY, SqlExpressions.CHANNEL),
  /** The campaign's source. */
  UTM_SOURCE(Scope.ENTRY, "utm_source"),
  /** The campaign's medium. */
  UTM_MEDIUM(Scope.ENTRY, "utm_medium"),
  /** The campaign. */
  UTM_CAMPAIGN(Scope.ENTRY, "utm_campaign"),
  /** The name of a custom event of the visit. */
  EVENT(Scope.ANY_CUSTOM, "name"),
  /** A property of a custom event of the visit. */
  EVENT_PROPERTY(Scope.ANY_CUSTOM, ""),
  /** The fingerprint of an error of the visit. */
  ERROR(Scope.ANY_ERROR, SqlExpressions.ERROR_FINGERPRINT),
  /** The name of a detector that found something in the visit. */
  HAS_INSIGHT(Scope.INSIGHT, "detector"),
  /** The length of the visit in seconds. */
  DURATION_S(Scope.DURATION, ""),
  /** A saved segment, by its id. */
  SEGMENT(Scope.SEGMENT, "");

  /** What a condition on a property looks at. */
  enum Scope {
    /** Each event by itself. */
    EVENT,
    /** The first page view of the visit. */
    ENTRY,
    /** The last page view of the visit. */
    EXIT,
    /** Any page view of the visit. */
    ANY_VIEW,
    /** Any custom event of the visit. */
    ANY_CUSTOM,
    /** Any JavaScript error of the visit. */
    ANY_ERROR,
    /** Any insight about the visit. */
    INSIGHT,
    /** How long the visit was. */
    DURATION,
    /** The filters of a segment. */
    SEGMENT
  }

  private final Scope scope;
  private final String sql;

  Property(Scope scope, String sql) {
    this.scope = scope;
    this.sql = sql;
  }

  Scope scope() {
    return scope;
  }

  /** The expression over the columns of {@code events}. */
  String sql() {
    return sql;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Property> of(String text) {
    return Arrays.stream(values()).filter(property -> property.text().equals(text)).findFirst();
  }
}
