package io.gosight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An exchange property that a bean sets is named in a route file, so that its reader finds it. */
class ExchangePropertiesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SET =
      Pattern.compile(
          "(?:exchange|inner)\\.setProperty\\(\\s*(?:\"(\\w+)\"|(?:(\\w+)\\.)?(\\w+)),");

  @Test
  void areNamedInARoute() throws IOException {
    Map<String, String> sources = texts("java", "routes/src/main/java", "api/src/main/java");
    String routes = String.join("\n", texts("yaml", "routes", "api/routes").values());

    List<String> properties =
        sources.entrySet().stream()
            .flatMap(
                source ->
                    SET.matcher(source.getValue())
                        .results()
                        .map(set -> name(set, source.getKey(), sources)))
            .distinct()
            .toList();

    assertThat(properties).hasSizeGreaterThan(8).contains("submission", "spoolHead");
    assertThat(properties)
        .allSatisfy(name -> assertThat(routes).containsPattern("\\b" + name + "\\b"));
  }

  /** The text of the property's name, which may be a constant of that or of another class. */
  private static String name(MatchResult set, String type, Map<String, String> sources) {
    if (set.group(1) != null) {
      return set.group(1);
    }
    String owner = set.group(2) == null ? type : set.group(2);
    Pattern constant =
        Pattern.compile("String " + set.group(3) + " = (?:\"(\\w+)\"|(\\w+)\\.(\\w+));");
    MatchResult value =
        constant
            .matcher(sources.getOrDefault(owner, ""))
            .results()
            .findFirst()
            .orElseThrow(() -> new AssertionError(owner + "." + set.group(3) + " is no constant."));
    if (value.group(1) != null) {
      return value.group(1);
    }
    return Pattern.compile("String " + value.group(3) + " = \"(\\w+)\";")
        .matcher(sources.get(value.group(2)))
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  /** The files of a type below these folders, by their names without it. */
  private static Map<String, String> texts(String type, String... folders) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        texts.putAll(
            files
                .filter(file -> file.toString().endsWith("." + type))
                .filter(file -> !file.toString().contains("/target/"))
                .collect(
                    Collectors.toMap(
                        file -> file.getFileName().toString().replaceFirst("[.].*", ""),
                        ExchangePropertiesTest::read,
                        (one, other) -> one + other)));
      }
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
