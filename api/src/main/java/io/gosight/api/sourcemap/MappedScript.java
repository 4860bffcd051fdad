package io.gosight.api.sourcemap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A script's positions, and those in its sources that they were made of. Immutable. */
final class MappedScript {
  /** Of each mapping: its column, the source, and the line and column there; all from zero. */
  private static final int FIELDS = 4;

  private final List<String> sources;
  private final int[][] lines;

  private MappedScript(List<String> sources, int[][] lines) {
    this.sources = sources;
    this.lines = lines;
  }

  /**
   * Decodes a source map of version 3.
   *
   * @throws IllegalArgumentException if its mappings are malformed
   */
  static MappedScript of(JsonNode map) {
    String root = map.path("sourceRoot").asText("");
    List<String> sources = new ArrayList<>();
    map.get("sources").forEach(source -> sources.add(root + source.asText("")));
    List<int[]> lines = new ArrayList<>();
    // Source, line and column are stored as differences from the mapping before, over all lines.
    int[] last = new int[FIELDS];
    for (String line : map.get("mappings").asText().split(";", -1)) {
      lines.add(line(line, last, sources.size()));
    }
    return new MappedScript(List.copyOf(sources), lines.toArray(int[][]::new));
  }

  private static int[] line(String text, int[] last, int sources) {
    int[] mappings = new int[FIELDS * 4];
    int size = 0;
    last[0] = 0;
    Base64Vlq numbers = new Base64Vlq(text);
    while (numbers.hasNext()) {
      last[0] += numbers.next();
      boolean mapped = numbers.hasNextInSegment();
      if (mapped) {
        for (int field = 1; field < FIELDS; field++) {
          last[field] += numbers.next();
        }
        if (last[1] < 0 || last[1] >= sources || last[2] < 0 || last[3] < 0) {
          throw new IllegalArgumentException("A mapping leads outside of the sources.");
        }
      }
      numbers.skipSegment();
      if (size + FIELDS > mappings.length) {
        mappings = Arrays.copyOf(mappings, mappings.length * 2);
      }
      System.arraycopy(last, 0, mappings, size, FIELDS);
      if (!mapped) {
        mappings[size + 1] = -1;
      }
      size += FIELDS;
    }
    return Arrays.copyOf(mappings, size);
  }

  /**
   * Where a position comes from, such as {@code src/cart.ts:12:5}; empty if the map does not say.
   *
   * @param line from one
   * @param column from one
   */
  Optional<String> original(int line, int column) {
    if (line < 1 || line > lines.length) {
      return Optional.empty();
    }
    int[] mappings = lines[line - 1];
    int low = 0;
    int high = mappings.length / FIELDS - 1;
    int found = -1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (mappings[middle * FIELDS] <= column - 1) {
        found = middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    if (found < 0 || mappings[found * FIELDS + 1] < 0) {
      return Optional.empty();
    }
    int at = found * FIELDS;
    return Optional.of(
        sources.get(mappings[at + 1])
            + ":"
            + (mappings[at + 2] + 1)
            + ":"
            + (mappings[at + 3] + 1));
  }

  /** About how many bytes it takes in memory. */
  int weight() {
    return Arrays.stream(lines).mapToInt(line -> 16 + 4 * line.length).sum();
  }
}
