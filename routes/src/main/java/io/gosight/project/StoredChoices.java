package io.gosight.project;

import java.util.Map;

/** Where the settings of projects are stored. */
@FunctionalInterface
public interface StoredChoices {
  /**
   * The settings of those projects that decide how they are counted.
   *
   * @param most how many at most
   * @return the JSON of the settings by project
   * @throws RuntimeException if they can't be read now
   */
  Map<String, String> read(int most);
}
