package io.gosight.api.stats;

import io.gosight.api.query.SqlExpressions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What figures can be broken down by. */
public enum Dimension {
  /** Viewed pages; the parent is the host. */
  PAGES(Of.EVENTS, "path", "host", "AND kind = 'page_view'"),
  /** Titles of viewed pages. */
  TITLES(Of.EVENTS, "title", "''", "AND kind = 'page_view'"),
  /** Hosts of viewed pages. */
  HOSTS(Of.EVENTS, "host", "''", "AND kind = 'page_view'"),
  /** The first page of visits. */
  ENTRY_PAGES(Of.ENTRIES, "path"),
  /** The last page of visits. */
  EXIT_PAGES(Of.EXITS, "path"),
  /** The hosts that visits came from. */
  REFERRERS(Of.ENTRIES, SqlExpressions.REFERRER),
  /** The named sources that visits came from. */
  SOURCES(Of.ENTRIES, SqlExpressions.SOURCE),
  /** The channels of the sources. */
  CHANNELS(Of.ENTRIES, SqlExpressions.CHANNEL),
  /** Campaigns' sources. */
  UTM_SOURCES(Of.ENTRIES, "utm_source"),
  /** Campaigns' media. */
  UTM_MEDIUMS(Of.ENTRIES, "utm_medium"),
  /** Campaigns. */
  UTM_CAMPAIGNS(Of.ENTRIES, "utm_campaign"),
  /** Countries. */
  COUNTRIES(Of.EVENTS, "country", "''", ""),
  /** Regions of countries. */
  REGIONS(Of.EVENTS, "region", "country", ""),
  /** Cities of countries. */
  CITIES(Of.EVENTS, "city", "country", ""),
  /** Browsers. */
  BROWSERS(Of.EVENTS, "browser", "''", ""),
  /** Versions of browsers. */
  BROWSER_VERSIONS(Of.EVENTS, "browser_version", "browser", ""),
  /** Operating systems. */
  SYSTEMS(Of.EVENTS, "os", "''", ""),
  /** Versions of operating systems. */
  SYSTEM_VERSIONS(Of.EVENTS, "os_version", "os", ""),
  /** Kinds of devices. */
  DEVICES(Of.EVENTS, "device", "''", ""),
  /** Sizes of screens. */
  SCREENS(Of.EVENTS, SqlExpressions.SCREEN, "''", ""),
  /** Languages. */
  LANGUAGES(Of.EVENTS, "language", "''", ""),
  /** Names of custom events. */
  EVENTS(Of.EVENTS, "name", "''", "AND kind = 'custom'");

  /** What has the dimension. */
  enum Of {
    /** Each event. */
    EVENTS,
    /** A visit's first page view. */
    ENTRIES,
    /** A visit's last page view. */
    EXITS
  }

  private final Of of;
  private final String sql;
  private final String parent;
  private final String kind;

  Dimension(Of of, String sql) {
    this(of, sql, "''", "");
  }

  Dimension(Of of, String sql, String parent, String kind) {
    this.of = of;
    this.sql = sql;
    this.parent = parent;
    this.kind = kind;
  }

  /** The dimension of a name in the contract. */
  public static Optional<Dimension> of(String text) {
    return Arrays.stream(values()).filter(dimension -> dimension.text().equals(text)).findFirst();
  }

  /** The name in the contract. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the whole visit has one value. */
  public boolean isOfVisits() {
    return of != Of.EVENTS;
  }

  /** The expression over the columns of {@code events}. */
  public String sql() {
    return sql;
  }

  String parent() {
    return parent;
  }

  String kind() {
    return kind;
  }

  /** How a visit gets it; for dimensions of visits alone. */
  public VisitDimension ofVisit() {
    return switch (of) {
      case ENTRIES -> VisitDimension.ofEntry(sql);
      case EXITS -> VisitDimension.ofExit(sql);
      case EVENTS -> throw new IllegalStateException(this + " is not of visits.");
    };
  }
}
