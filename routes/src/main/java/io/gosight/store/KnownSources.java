package io.gosight.store;

import com.google.common.base.Splitter;
import io.gosight.common.DataFile;
import io.gosight.common.Hosts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names and channels of known sites, by maintained lists. Safe for use by many threads. */
final class KnownSources {
  private final Map<String, Source> byAddress = new HashMap<>();
  private final Map<String, Source> byName = new HashMap<>();

  private KnownSources() {}

  /** The lists that the hub carries; what stands in {@code sources.tsv} wins. */
  static KnownSources load() {
    KnownSources sources = new KnownSources();
    for (String file : List.of("sources.tsv", "referrers.tsv")) {
      for (String line : DataFile.lines(file)) {
        List<String> columns = Splitter.on('\t').splitToList(line);
        Source source = new Source(columns.get(1), channel(columns.get(2)));
        sources.byAddress.putIfAbsent(columns.get(0), source);
        sources.byName.putIfAbsent(columns.get(1).toLowerCase(Locale.ROOT), source);
      }
    }
    return sources;
  }

  /**
   * The source of a referrer: of its host with one or two folders, its host, or a domain above it.
   *
   * @param site the host without port and {@code www.}, or the id of an Android application
   * @param path the path; may be empty
   */
  Optional<Source> find(String site, String path) {
    int second = path.indexOf('/', path.indexOf('/', 1) + 1);
    Source source = second > 1 ? byAddress.get(site + path.substring(0, second)) : null;
    if (source == null && path.length() > 1) {
      int first = path.indexOf('/', 1);
      source = byAddress.get(site + path);
      source =
          source == null && first > 0 ? byAddress.get(site + path.substring(0, first)) : source;
    }
    String name = site;
    while (source == null && !name.isEmpty()) {
      source = byAddress.get(name);
      int dot = name.indexOf('.');
      name = dot < 0 ? "" : name.substring(dot + 1);
    }
    return Optional.ofNullable(source);
  }

  /** The source that {@code utm_source} names: by its name, a short form of it, or an address. */
  Optional<Source> named(String utmSource) {
    String name = utmSource.toLowerCase(Locale.ROOT);
    Source source = byName.get(name);
    return source != null ? Optional.of(source) : find(Hosts.site(name), "");
  }

  private static String channel(String medium) {
    return switch (medium) {
      case "email" -> Source.MAIL;
      case "unknown" -> Source.REFERRAL;
      default -> medium;
    };
  }
}
