package io.gosight.settings;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;

/** Writes the commented properties file that the settings records declare. */
public final class PropertiesDocument {
  private static final int WIDTH = 100;

  private PropertiesDocument() {}

  /** Every key with its meaning, unit, range and default; required keys are left out. */
  public static String of(SettingsCatalog catalog) {
    List<String> lines = new ArrayList<>();
    for (Class<? extends Record> group : catalog.groups()) {
      List<SettingKey> keys =
          SettingKey.of(group).stream().filter(key -> !key.setting().required()).toList();
      if (!keys.isEmpty()) {
        lines.add("");
        keys.forEach(key -> lines.addAll(entry(key)));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> entry(SettingKey key) {
    List<String> lines = comment((key.setting().meaning() + " " + key.constraints()).strip());
    lines.add(key.key() + "=" + key.setting().defaultValue());
    return lines;
  }

  private static List<String> comment(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("#");
    for (String word : Splitter.on(' ').split(text)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
