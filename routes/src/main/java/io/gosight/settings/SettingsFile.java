package io.gosight.settings;

import io.gosight.common.OperatorException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A properties file that knows where each key stands.
 *
 * @param file where it is
 * @param values its values
 * @param lines its lines
 */
record SettingsFile(Path file, Map<String, String> values, List<String> lines) {
  private static final Pattern BAD_ESCAPE =
      Pattern.compile("(?:^|[^\\\\])(?:\\\\\\\\)*\\\\u(?![0-9A-Fa-f]{4})");

  /**
   * Reads a file.
   *
   * @throws OperatorException saying why and where it can't be read
   */
  static SettingsFile read(Path file) {
    String text = text(file);
    List<String> lines = text.lines().toList();
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new OperatorException(file + " can't be read: " + e.getMessage() + ".", e);
    } catch (IllegalArgumentException e) {
      throw new OperatorException(
          file
              + ":"
              + badEscape(lines)
              + ": \\u needs four hex digits; write \\\\ for a backslash.",
          e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString().trim()));
    return new SettingsFile(file, values, lines);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).replaceFirst("^\uFEFF", "");
    } catch (CharacterCodingException e) {
      throw new OperatorException(file + " is not in UTF-8; save it in UTF-8.", e);
    } catch (AccessDeniedException e) {
      throw new OperatorException(file + " can't be read by this user; give it the right to.", e);
    } catch (IOException e) {
      throw new OperatorException(file + " can't be read: " + e.getMessage() + ".", e);
    }
  }

  private static int badEscape(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (BAD_ESCAPE.matcher(lines.get(i)).find()) {
        return i + 1;
      }
    }
    return 1;
  }

  /**
   * The file and the line of the key that counts, the last one; the file alone if it is not found.
   */
  String place(String key) {
    Pattern line = Pattern.compile("\\s*" + Pattern.quote(key) + "\\s*(?:[=:\\s].*)?");
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (line.matcher(lines.get(i)).matches()) {
        return file + ":" + (i + 1);
      }
    }
    return file.toString();
  }
}
