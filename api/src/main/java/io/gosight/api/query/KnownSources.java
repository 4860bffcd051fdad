package io.gosight.api.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The websites of {@code sources/sources.csv}, as look-ups in SQL. */
final class KnownSources {
  private static final List<String[]> ENTRIES = read();

  private KnownSources() {}

  /** The name of a host; itself if it is not known. */
  static String names(String host) {
    return lookup(host, column(0), column(1), host);
  }

  /** The channel of a host. */
  static String channels(String host, String otherwise) {
    return lookup(host, column(0), column(2), otherwise);
  }

  /** The channel of a source's name in lower case. */
  static String channelsByName(String name, String otherwise) {
    Map<String, String> channels = new LinkedHashMap<>();
    ENTRIES.forEach(entry -> channels.put(entry[1].toLowerCase(Locale.ROOT), entry[2]));
    return lookup(name, List.copyOf(channels.keySet()), List.copyOf(channels.values()), otherwise);
  }

  private static String lookup(String value, List<String> from, List<String> to, String otherwise) {
    return "transform(" + value + ", " + array(from) + ", " + array(to) + ", " + otherwise + ")";
  }

  private static List<String> column(int index) {
    return ENTRIES.stream().map(entry -> entry[index]).toList();
  }

  private static String array(List<String> texts) {
    return "['" + String.join("', '", texts) + "']";
  }

  private static List<String[]> read() {
    try (InputStream in = KnownSources.class.getResourceAsStream("/sources/sources.csv")) {
      List<String[]> entries = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          entries.add(line.strip().split(",", -1));
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
