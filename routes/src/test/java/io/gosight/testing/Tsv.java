package io.gosight.testing;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cases of tests as lines of columns, one case a line. */
public final class Tsv {
  private Tsv() {}

  /** The rows of a file of {@code figures/}; comments begin with {@code # }. */
  public static List<List<String>> rows(String file, int columns) {
    try (InputStream in = Tsv.class.getResourceAsStream("/figures/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(Splitter.on('\t')::splitToList)
          .peek(
              row -> {
                if (row.size() != columns) {
                  throw new IllegalArgumentException(
                      file + ": " + columns + " columns, not " + row);
                }
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
