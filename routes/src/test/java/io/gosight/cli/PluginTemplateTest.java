package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example in the source tree, copied as the distribution's command does. */
class PluginTemplateTest {
  private static final Path EXAMPLE = Path.of("../plugins/example-detector");

  @TempDir private Path folder;

  private List<Path> copy(String name) throws IOException {
    Path template = folder.resolve("template");
    for (Path from : List.of(EXAMPLE.resolve("src"), EXAMPLE.resolve("README.md"))) {
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to = template.resolve(EXAMPLE.relativize(file).toString());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    Files.copy(EXAMPLE.resolve("template/pom.xml"), template.resolve("pom.xml"));
    return new PluginTemplate(template).copy(name, folder.resolve("made"));
  }

  @Test
  void everythingBearsTheNewName() throws IOException {
    List<Path> made = copy("slow-checkout");

    assertThat(made)
        .contains(
            Path.of("pom.xml"),
            Path.of("src/main/java/com/example/slowcheckout/SlowCheckoutDetector.java"),
            Path.of("src/test/java/com/example/slowcheckout/SlowCheckoutDetectorTest.java"));
    for (Path file : made) {
      assertThat(file.toString()).doesNotContain("xample-detector", "ExampleDetector");
      assertThat(Files.readString(folder.resolve("made").resolve(file)))
          .as(file.toString())
          .doesNotContain("example-detector", "ExampleDetector", "io.gosight.example");
    }
    assertThat(
            folder.resolve(
                "made/src/main/resources/META-INF/services/io.gosight.spi.detector.InsightDetectorFactory"))
        .hasContent("com.example.slowcheckout.SlowCheckoutDetectorFactory");
  }

  @Test
  void aNameThatSaysDetectorIsNotDoubled() throws IOException {
    assertThat(copy("odd-detector"))
        .contains(Path.of("src/main/java/com/example/odddetector/OddDetector.java"));
  }

  @ParameterizedTest
  @CsvSource({"slow-checkout,true", "a1,true", "Slow,false", "a--b,false", "-a,false", "a/b,false"})
  void aNameIsLowerCaseWordsJoinedByHyphens(String name, boolean good) {
    assertThat(PluginTemplate.isName(name)).isEqualTo(good);
  }
}
