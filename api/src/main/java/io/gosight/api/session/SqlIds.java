package io.gosight.api.session;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats ids, which need no escaping, as a parameter of the type {@code Array(String)}. */
final class SqlIds {
  private SqlIds() {}

  static String array(Stream<String> ids) {
    return ids.distinct().map(id -> "'" + id + "'").collect(Collectors.joining(",", "[", "]"));
  }
}
