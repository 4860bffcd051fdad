package io.gosight.store;

import com.google.common.base.Splitter;
import io.gosight.common.Hosts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Gives paths the form in which pages are counted: decoded, with or without a trailing slash, and
 * joined by patterns. Safe for use by many threads.
 */
final class PagePaths {
  /** Paths as they are, only decoded. */
  static final PagePaths PLAIN = new PagePaths(List.of(), false);

  private static final Pattern HASH_ROUTE = Pattern.compile("!?/.*");

  private final List<PathPattern> patterns;
  private final boolean withoutSlash;

  /**
   * Paths by the project's or the operator's choice.
   *
   * @param patterns such as {@code /product/:id} or {@code /docs/*}; the first that matches counts
   * @param withoutSlash whether {@code /cart/} is {@code /cart}
   */
  PagePaths(List<String> patterns, boolean withoutSlash) {
    this.patterns = patterns.stream().map(PathPattern::of).toList();
    this.withoutSlash = withoutSlash;
  }

  private record PathPattern(String text, List<String> segments) {
    static PathPattern of(String text) {
      return new PathPattern(text, Splitter.on('/').splitToList(text));
    }

    boolean matches(List<String> path) {
      for (int i = 0; i < segments.size(); i++) {
        String segment = segments.get(i);
        if (segment.equals("*") && i == segments.size() - 1) {
          return path.size() >= i + 1;
        }
        if (i >= path.size()
            || (segment.startsWith(":") ? path.get(i).isEmpty() : !segment.equals(path.get(i)))) {
          return false;
        }
      }
      return path.size() == segments.size();
    }
  }

  /** The page's path within its host; empty if the address is. */
  String of(String url) {
    int host = Hosts.start(url);
    int start = host < 0 ? 0 : Hosts.end(url, host);
    int end = start;
    while (end < url.length() && "?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String raw = url.substring(start, end);
    String path = decode(host < 0 ? raw : raw.replace('\\', '/'));
    if (path.isEmpty() && !url.isEmpty()) {
      path = "/";
    }
    return joined(slashed(path)) + route(url);
  }

  private String slashed(String path) {
    return withoutSlash && path.length() > 1 && path.endsWith("/")
        ? path.substring(0, path.length() - 1)
        : path;
  }

  private String joined(String path) {
    if (patterns.isEmpty()) {
      return path;
    }
    List<String> segments = Splitter.on('/').splitToList(path);
    for (PathPattern pattern : patterns) {
      if (pattern.matches(segments)) {
        return pattern.text();
      }
    }
    return path;
  }

  /** The SDK leaves a hash in a page's address only if it is a route. */
  private static String route(String url) {
    int fragment = url.indexOf('#');
    if (fragment < 0) {
      return "";
    }
    String route = url.substring(fragment + 1);
    return HASH_ROUTE.matcher(route).matches() ? '#' + decode(route) : "";
  }

  /** Decodes what is no part of the address's grammar; what is not UTF-8 stays as it is. */
  static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length());
    int at = 0;
    while (at < path.length()) {
      List<Byte> bytes = new ArrayList<>();
      int next = at;
      while (octet(path, next) >= 0) {
        bytes.add((byte) octet(path, next));
        next += 3;
      }
      if (bytes.isEmpty()) {
        out.append(path.charAt(at++));
        continue;
      }
      String text = text(bytes);
      out.append(text == null ? path.substring(at, next) : text);
      at = next;
    }
    return out.toString();
  }

  /** The encoded octet at that position if it may be decoded; -1 otherwise. */
  private static int octet(String path, int at) {
    if (at + 3 > path.length() || path.charAt(at) != '%') {
      return -1;
    }
    int high = Character.digit(path.charAt(at + 1), 16);
    int low = Character.digit(path.charAt(at + 2), 16);
    int octet = high < 0 || low < 0 ? -1 : high * 16 + low;
    return octet < 0x20 || octet == 0x7f || "/?#%;".indexOf(octet) >= 0 ? -1 : octet;
  }

  /** What can't be seen, or changes what is seen beside it, such as the direction of writing. */
  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String text(List<Byte> bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.size());
    bytes.forEach(buffer::put);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(buffer.flip()).toString();
      return text.codePoints().anyMatch(PagePaths::isHidden) ? null : text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
