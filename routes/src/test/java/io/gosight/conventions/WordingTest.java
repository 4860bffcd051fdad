package io.gosight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code, routes and pages use the glossary's terms and none of the words that it replaced. */
class WordingTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path GLOSSARY = ROOT.resolve("docs/glossary.md");
  private static final Set<String> TYPES = Set.of("java", "yaml", "md", "sql", "properties");
  private static final Pattern AVOIDED =
      Pattern.compile(
          "\\b(told|nobody|somebody|patience|kept classes|house rules?|bury|buries|buried|tidy"
              + "|tidies|the way in)\\b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/src/main",
        "detectors/src/main",
        "docs",
        "plugins",
        "routes",
        "config/clickhouse",
        "config/application.properties",
        "CONTRIBUTING.md",
        "README.md",
        "sdk/README.md"
      })
  void avoidsPrivateWords(String place) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve(place))) {
      for (Path file : files.filter(WordingTest::isChecked).sorted().toList()) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          if (AVOIDED.matcher(lines.get(i)).find()) {
            found.add(ROOT.relativize(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
          }
        }
      }
    }
    assertThat(found).as("words that docs/glossary.md says to avoid").isEmpty();
  }

  private static boolean isChecked(Path file) {
    String path = ROOT.relativize(file).toString();
    String type = path.substring(path.lastIndexOf('.') + 1);
    return TYPES.contains(type)
        && !file.equals(GLOSSARY)
        && !path.contains("/target/")
        && !path.contains("/src/test/");
  }
}
