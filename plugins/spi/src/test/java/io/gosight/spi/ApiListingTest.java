package io.gosight.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What plugin authors can see changes only on purpose: {@code api.txt} is reviewed with it. */
class ApiListingTest {
  private static final Path COMMITTED = Path.of("api.txt");
  private static final Path BUILT = Path.of("target/api.txt");

  @Test
  void isAsWasAgreed() throws Exception {
    List<String> lines = ApiListing.of(Path.of("target/classes"));
    Files.write(BUILT, lines);

    assertThat(lines)
        .as(
            "the SPI has changed. If that is meant, copy plugins/spi/target/api.txt to"
                + " plugins/spi/api.txt; if a line is gone or another, raise"
                + " PluginFactory.SPI_VERSION, because built plugins break")
        .isEqualTo(Files.readAllLines(COMMITTED));
  }

  @Test
  void saysWhatAuthorsBuildOn() throws Exception {
    assertThat(ApiListing.of(Path.of("target/classes")))
        .contains(
            "interface io.gosight.spi.detector.InsightDetectorFactory :"
                + " io.gosight.spi.PluginFactory",
            "  static int SPI_VERSION",
            "  default void onQuiet(long, io.gosight.spi.detector.SessionWindow,"
                + " java.util.function.Consumer<io.gosight.spi.detector.Finding>)",
            "  MEDIUM")
        .noneMatch(line -> line.contains("ApiListing"));
  }
}
