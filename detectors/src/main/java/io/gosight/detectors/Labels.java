package io.gosight.detectors;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of words in a configuration. */
public final class Labels {
  private Labels() {}

  /** The words between commas, in lower case. */
  public static Set<String> of(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(Labels::plain)
        .filter(label -> !label.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A text as it stands in such a list. */
  public static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
