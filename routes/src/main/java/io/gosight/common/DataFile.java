package io.gosight.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists of others that the hub carries; {@code data/README.md} names them. */
public final class DataFile {
  private DataFile() {}

  /** The file's lines without comments, which begin with {@code # }, and empty ones. */
  public static List<String> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isEmpty() && !line.startsWith("# ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file, to be closed by the caller. */
  public static InputStream open(String name) {
    InputStream file = DataFile.class.getResourceAsStream("/data/" + name);
    if (file == null) {
      throw new IllegalStateException("The program lacks its file data/" + name + ".");
    }
    return file;
  }
}
