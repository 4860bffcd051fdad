package io.gosight.ingest.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The unknown fields of one batch, each once, up to a limit. For one thread. */
final class UnknownFields {
  private static final int MOST = 20;
  private static final int LONGEST = 64;

  private final Set<String> names = new LinkedHashSet<>();

  /** Notes a field of what is called {@code parent}; empty for the batch itself. */
  void add(String parent, String name) {
    if (names.size() < MOST) {
      String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
      names.add(parent.isEmpty() ? shown : parent + '.' + shown);
    }
  }

  /** Their names, in the order in which they came. */
  List<String> names() {
    return List.copyOf(names);
  }
}
