package io.gosight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Architecture decision records have one form, a readable length and an entry in the index. */
class DecisionRecordsTest {
  private static final Path FOLDER = Path.of("../docs/adr");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s|$)");

  static List<Path> records() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{4}-[a-z0-9-]+\\.md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void hasTheFourSections(Path record) throws IOException {
    assertThat(Files.readAllLines(record))
        .filteredOn(line -> line.startsWith("## "))
        .containsExactly("## Status", "## Context", "## Decision", "## Consequences");
  }

  @ParameterizedTest
  @MethodSource("records")
  void hasFourToTenSentencesBesideItsStatus(Path record) throws IOException {
    String text = Files.readString(record);
    String prose =
        text.substring(text.indexOf("## Context"))
            .lines()
            .filter(line -> !line.startsWith("#") && !line.startsWith("|"))
            .collect(Collectors.joining(" "));
    assertThat(SENTENCE_END.matcher(prose).results().count()).isBetween(4L, 10L);
  }

  @ParameterizedTest
  @MethodSource("records")
  void isInTheIndexWithItsNumberAndTitle(Path record) throws IOException {
    String file = record.getFileName().toString();
    String title = Files.readAllLines(record).get(0);
    int number = Integer.parseInt(file.substring(0, 4));
    assertThat(title).startsWith("# " + number + ". ");
    assertThat(Files.readString(FOLDER.resolve("README.md")))
        .contains(
            "| [%d](%s) | %s |".formatted(number, file, title.substring(title.indexOf(". ") + 2)));
  }
}
