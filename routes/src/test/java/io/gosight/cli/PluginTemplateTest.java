package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.app.Home;
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
  private static final Path PLUGINS = Path.of("../plugins");

  @TempDir private Path folder;

  private List<Path> copy(String kind, String name) throws IOException {
    Home home = new Home(folder);
    Path detector = PLUGINS.resolve("example-detector");
    copyTree(detector, "src", home.template());
    copyTree(detector, "README.md", home.template());
    copyTree(detector.resolve("template"), "pom.xml", home.template());
    copyTree(PLUGINS.resolve("example-channel"), "src", home.channelTemplate());
    copyTree(PLUGINS.resolve("example-channel"), "README.md", home.channelTemplate());
    return PluginTemplate.of(kind, home).copy(name, folder.resolve("made"));
  }

  private static void copyTree(Path from, String part, Path into) throws IOException {
    try (Stream<Path> files = Files.walk(from.resolve(part))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = into.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  @Test
  void everythingBearsTheNewName() throws IOException {
    List<Path> made = copy("detector", "slow-checkout");

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
  void aChannelHasItsOwnSourcesAndTheSameBuild() throws IOException {
    List<Path> made = copy("channel", "pager");

    assertThat(made)
        .contains(
            Path.of("pom.xml"),
            Path.of("src/main/java/com/example/pager/PagerChannel.java"),
            Path.of("src/test/java/com/example/pager/PagerChannelTest.java"));
    for (Path file : made) {
      assertThat(file.toString()).doesNotContain("Detector");
      assertThat(Files.readString(folder.resolve("made").resolve(file)))
          .as(file.toString())
          .doesNotContain("example-", "Example", "io.gosight.example");
    }
    assertThat(Files.readString(folder.resolve("made/pom.xml")))
        .contains("<artifactId>pager</artifactId>");
  }

  @Test
  void aNameThatSaysDetectorIsNotDoubled() throws IOException {
    assertThat(copy("detector", "odd-detector"))
        .contains(Path.of("src/main/java/com/example/odddetector/OddDetector.java"));
  }

  @ParameterizedTest
  @CsvSource({"slow-checkout,true", "a1,true", "Slow,false", "a--b,false", "-a,false", "a/b,false"})
  void aNameIsLowerCaseWordsJoinedByHyphens(String name, boolean good) {
    assertThat(PluginTemplate.isName(name)).isEqualTo(good);
  }
}
