package io.gosight.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that can't be a route is reported with a remedy, and keeps no other file out. */
class LocalRouteFilesTest {
  private static final String GOOD =
      """
      - route:
          id: mine
          description: Does nothing.
          routeConfigurationId: try-again-next-time
          from:
            uri: timer:mine
            steps:
              - log:
                  message: tick
      """;

  @TempDir private Path folder;

  private RouteSet load() throws IOException {
    Files.writeString(folder.resolve("good.camel.yaml"), GOOD.replace("id: mine", "id: good"));
    RouteSet routes = RouteCheckerTest.load(folder);
    assertThat(routes.local("good")).isPresent();
    return routes;
  }

  private String problems() throws IOException {
    return load().broken().stream()
        .map(problem -> folder.relativize(Path.of(problem.toString())).toString())
        .collect(Collectors.joining("\n"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mine.yml          | mine.yml:1:1: The file is not read | Rename it to mine.camel.yaml.
          mine.yaml         | mine.yaml:1:1: The file is not read | Rename it to mine.camel.yaml.
          mine.camel.yml    | mine.camel.yml:1:1: The file is not read | Rename it to mine.camel.yaml.
          MINE.CAMEL.YAML   | MINE.CAMEL.YAML:1:1: The file is not read | Rename it to MINE.camel.yaml.
          mine.camel.xml    | mine.camel.xml:1:1: The file is not read | Write its routes as YAML
          my mine.camel.yaml | my mine.camel.yaml:1:1: The name has other characters | Rename the file
          sub,1/a.camel.yaml | sub,1/a.camel.yaml:1:1: The name has other characters | or its folder
          1/2/3/4/5/6/7/8/a.camel.yaml | 1/2/3/4/5/6/7/8:1:1: Routes so many folders deep | Move them up.
          """)
  void aFileThatIsNotReadIsReported(String name, String problem, String fix) throws IOException {
    write(name, GOOD);
    assertThat(problems()).startsWith(problem).contains(fix);
  }

  @ParameterizedTest
  @CsvSource({
    "README.md",
    "mine.camel.yaml.off",
    "mine.camel.yaml~",
    ".#mine.camel.yaml",
    ".git/x.yaml"
  })
  void notesBackupsAndHiddenFilesAreNoRoutes(String name) throws IOException {
    write(name, "- no");
    assertThat(load().broken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          ''                                   | 1:1: The file is empty.
          '# nothing\\n'                       | 1:1: The file is empty.
          'route: {}'                          | 1:1: The file is not a list of routes.
          '- route:\\n\\tid: a\\n'             | 2:1: YAML: found character
          '- route:\\n    id: [\\n'            | Check the indentation and quotes there.
          '- route:\\n    id: a\\n    id: b\\n' | 3:5: YAML: found duplicate key id
          '- route: &a\\n    id: a\\n    b: *a\\n' | contains itself
          '- !foo {route: {}}'                 | YAML:
          '- route: {id: a}\\n---\\n- route: {}' | YAML:
          '- route'                            | 1:3:
          """)
  void whatIsNoRouteIsReportedByItsLine(String text, String problem) throws IOException {
    write("mine.camel.yaml", text == null ? "" : text.replace("\\n", "\n").replace("\\t", "\t"));
    assertThat(problems()).startsWith("mine.camel.yaml:").contains(problem);
  }

  @Test
  void tabsDepthSizeAndEncodingAreReported() throws IOException {
    write("a.camel.yaml", GOOD.replace("    id", "\tid"));
    write("b.camel.yaml", "[".repeat(100_000));
    write("c.camel.yaml", "#".repeat(10_000_000));
    Files.write(folder.resolve("d.camel.yaml"), GOOD.getBytes(StandardCharsets.UTF_16));
    Files.write(folder.resolve("e.camel.yaml"), new byte[] {'-', ' ', (byte) 0xE4, '\n'});
    assertThat(problems().lines())
        .anyMatch(line -> line.startsWith("a.camel.yaml:2:1:") && line.endsWith("not tabs."))
        .anyMatch(line -> line.startsWith("b.camel.yaml:") && line.contains("nested too deeply"))
        .anyMatch(line -> line.startsWith("c.camel.yaml:1:1: The file has more than 1 MiB."))
        .anyMatch(line -> line.startsWith("d.camel.yaml:1:1: The file is not in UTF-8."))
        .anyMatch(line -> line.startsWith("e.camel.yaml:1:1: The file is not in UTF-8."));
  }

  @Test
  void byteOrderMarkAndWindowsLinesAreRead() throws IOException {
    write("mine.camel.yaml", "\uFEFF" + GOOD.replace("\n", "\r\n"));
    assertThat(load().broken()).isEmpty();
    assertThat(load().local("mine")).isPresent();
  }

  @Test
  void linksAreFollowedAndBrokenOnesAreReported(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("real"), GOOD);
    Files.createSymbolicLink(folder.resolve("link.camel.yaml"), elsewhere.resolve("real"));
    Files.createSymbolicLink(folder.resolve("gone.camel.yaml"), elsewhere.resolve("gone"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    assertThat(load().local("mine")).isPresent();
    assertThat(problems().lines())
        .containsExactlyInAnyOrder(
            "gone.camel.yaml:1:1: The link leads nowhere. Mend it, or delete it.",
            "loop:1:1: The link leads back to a folder above it. Delete the link.");
  }

  @Test
  void aFolderWithTheNameOfAFileIsAFolder() throws IOException {
    write("dir.camel.yaml/mine.camel.yaml", GOOD);
    assertThat(load().broken()).isEmpty();
    assertThat(load().local("mine")).isPresent();
  }

  @Test
  void whatThisUserCanNotReadIsReported() throws IOException {
    Path file = write("mine.camel.yaml", GOOD);
    Path closed = write("closed/mine.camel.yaml", GOOD).getParent();
    assumeTrue(file.toFile().setReadable(false) && closed.toFile().setReadable(false));
    assumeTrue(!Files.isReadable(file));
    assertThat(problems().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("This user can't read"));
    assertThat(closed.toFile().setReadable(true)).isTrue();
  }

  @Test
  void aDuplicateIdIsReportedWithBothPlaces() throws IOException {
    write("a.camel.yaml", GOOD);
    write("b.camel.yaml", "# mine\n" + GOOD);
    assertThat(problems().lines())
        .hasSize(2)
        .anyMatch(
            line -> line.contains("'mine' is used twice, also in " + folder + "/b.camel.yaml:2"))
        .anyMatch(
            line -> line.contains("'mine' is used twice, also in " + folder + "/a.camel.yaml:1"));
  }

  @Test
  void aFileThatNeedsABrokenOneStaysOutToo() throws IOException {
    write(
        "a.camel.yaml",
        GOOD.replace("uri: timer:mine", "uri: direct:mine").replace("log:", "lgo:"));
    write(
        "b.camel.yaml",
        GOOD.replace("id: mine", "id: caller")
            .replace(
                "message: tick", "message: tick\n        - to:\n            uri: direct:mine"));
    assertThat(load().broken())
        .extracting(RouteProblem::message)
        .anyMatch(message -> message.contains("No route begins with 'direct:mine'"));
  }

  @Test
  void anInvalidTopicNameIsReported() throws IOException {
    write("a.camel.yaml", GOOD.replace("timer:mine", "kafka:my topic"));
    write("b.camel.yaml", GOOD.replace("timer:mine", "kafka:..").replace("id: mine", "id: b"));
    assertThat(problems().lines())
        .anyMatch(line -> line.startsWith("a.camel.yaml:6:") && line.contains("'my topic'"))
        .anyMatch(line -> line.startsWith("b.camel.yaml:6:") && line.contains("'..'"));
  }

  @Test
  void anEditAnAdditionAndADeletionChangeTheStamp() throws IOException {
    Object empty = RouteFiles.stamp(folder);
    Path file = write("mine.camel.yaml", GOOD);
    Object one = RouteFiles.stamp(folder);
    Files.writeString(file, GOOD + "# more\n");
    Object two = RouteFiles.stamp(folder);
    Files.delete(file);
    assertThat(List.of(empty, one, two)).doesNotHaveDuplicates();
    assertThat(RouteFiles.stamp(folder)).isEqualTo(empty);
  }
}
