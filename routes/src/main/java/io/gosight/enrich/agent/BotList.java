package io.gosight.enrich.agent;

import com.google.common.base.Splitter;
import io.gosight.common.DataFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells bots by maintained lists: isbot's patterns say whether it is one, those of
 * crawler-user-agents which and of what kind. Costs up to a millisecond, so callers cache. Safe for
 * use by many threads.
 */
public final class BotList {
  private static final int LONGEST_NAME = 60;
  private static final Pattern PRODUCT =
      Pattern.compile("compatible; *([^;/)]+)|^(?!Mozilla/)([^/;(]+)");

  private final Pattern any;
  private final List<Crawler> crawlers;

  private BotList(Pattern any, List<Crawler> crawlers) {
    this.any = any;
    this.crawlers = crawlers;
  }

  private record Crawler(String kind, String text, Pattern pattern) {
    static Crawler of(String line) {
      List<String> columns = Splitter.on('\t').limit(3).splitToList(line);
      String text = columns.get(2);
      return columns.get(1).equals("text")
          ? new Crawler(columns.get(0), text, null)
          : new Crawler(columns.get(0), null, Pattern.compile(text));
    }

    /** The part of the header that names the crawler; null if it is another's. */
    String find(String header) {
      if (pattern == null) {
        return header.contains(text) ? text : null;
      }
      Matcher matcher = pattern.matcher(header);
      return matcher.find() ? matcher.group() : null;
    }
  }

  /** The lists that the hub carries. */
  public static BotList load() {
    String patterns =
        Stream.of("bots.txt", "more-bots.txt")
            .flatMap(file -> DataFile.lines(file).stream())
            .collect(Collectors.joining("|"));
    return new BotList(
        Pattern.compile(patterns, Pattern.CASE_INSENSITIVE),
        DataFile.lines("crawlers.tsv").stream().map(Crawler::of).toList());
  }

  /**
   * The bot that a User-Agent header names; empty for browsers.
   *
   * @param header at most 1,000 characters
   */
  public Optional<Bot> find(String header) {
    if (!any.matcher(header).find()) {
      return Optional.empty();
    }
    String kind = null;
    String name = "";
    for (Crawler crawler : crawlers) {
      String found = crawler.find(header);
      if (found != null && (kind == null || isMoreTelling(clean(found), name))) {
        kind = crawler.kind();
        name = clean(found);
      }
    }
    return Optional.of(
        kind == null
            ? new Bot(BotKinds.guess(header), product(header))
            : new Bot(BotKinds.refine(kind, name), isAddress(name) ? named(header, name) : name));
  }

  /** The longest is the most telling: Googlebot-Image rather than Googlebot. */
  private static boolean isMoreTelling(String found, String name) {
    return isAddress(found) == isAddress(name) ? found.length() > name.length() : isAddress(name);
  }

  /** Some crawlers are known by an address in their header. */
  private static boolean isAddress(String name) {
    return name.contains("/");
  }

  private static String named(String header, String address) {
    String product = product(header);
    return product.isEmpty() ? address : product;
  }

  private static String product(String header) {
    Matcher matcher = PRODUCT.matcher(header);
    if (!matcher.find()) {
      return "";
    }
    return clean(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
  }

  private static String clean(String name) {
    String shown = name.strip();
    int end = shown.length();
    while (end > 0 && "/ -;(".indexOf(shown.charAt(end - 1)) >= 0) {
      end--;
    }
    return shown.substring(0, Math.min(end, LONGEST_NAME));
  }
}
