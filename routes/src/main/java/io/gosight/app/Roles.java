package io.gosight.app;

import com.google.common.base.Splitter;
import io.gosight.common.OperatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one process does. All roles run in one process by default; on several machines each runs
 * some of them over the same engines.
 *
 * @param names some of {@code ingest}, {@code event}, {@code insight}, {@code alert}, {@code api}
 */
public record Roles(Set<String> names) {
  private static final List<String> ALL = List.of("ingest", "event", "insight", "alert", "api");

  public static Roles parse(String text) {
    if (text.equals("all")) {
      return new Roles(Set.copyOf(ALL));
    }
    Set<String> names = new TreeSet<>(Splitter.on(',').trimResults().splitToList(text));
    for (String name : names) {
      if (!ALL.contains(name)) {
        throw new OperatorException(
            "There is no role '"
                + name
                + "'; the choices are: all, "
                + String.join(", ", ALL)
                + ".");
      }
    }
    return new Roles(names);
  }

  public boolean ingest() {
    return names.contains("ingest");
  }

  boolean event() {
    return names.contains("event");
  }

  boolean insight() {
    return names.contains("insight");
  }

  boolean alert() {
    return names.contains("alert");
  }

  boolean api() {
    return names.contains("api");
  }

  /** Whether any of them uses detectors or channels. */
  public boolean plugged() {
    return insight() || alert() || api();
  }

  /** The folders of routes that these roles need. */
  public List<String> routeFolders() {
    List<String> folders = new ArrayList<>(List.of("errors", "operate"));
    if (ingest()) {
      folders.addAll(List.of("ingest", "enrich", "fan-out", "ledger"));
    }
    if (event()) {
      folders.addAll(List.of("store", "tier"));
    }
    if (insight()) {
      folders.add("insight");
    }
    if (alert()) {
      folders.add("alert");
    }
    if (api()) {
      folders.add("api");
    }
    return folders;
  }
}
