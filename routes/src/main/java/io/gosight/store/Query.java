package io.gosight.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The query parameters of a web address. */
final class Query {
  private Query() {}

  /** Takes a parameter's name, and the positions at which it begins and ends. */
  interface Visitor {
    void parameter(String name, int start, int end);
  }

  /** Visits each parameter in its order. */
  static void visit(String url, Visitor visitor) {
    int query = url.indexOf('?');
    int fragment = url.indexOf('#');
    if (query < 0 || (fragment >= 0 && fragment < query)) {
      return;
    }
    int last = fragment < 0 ? url.length() : fragment;
    int start = query + 1;
    while (start < last) {
      int next = url.indexOf('&', start);
      int end = next < 0 || next > last ? last : next;
      int equals = url.indexOf('=', start);
      visitor.parameter(
          url.substring(start, equals < 0 || equals > end ? end : equals), start, end);
      start = end + 1;
    }
  }

  /** The decoded value of the first parameter with that name; empty if there is none. */
  static String value(String url, String name) {
    String[] found = {null};
    visit(
        url,
        (parameter, start, end) -> {
          if (found[0] == null && parameter.equals(name)) {
            found[0] = url.substring(Math.min(end, start + name.length() + 1), end);
          }
        });
    return found[0] == null ? "" : decode(found[0]);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
