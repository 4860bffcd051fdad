package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong arguments and questions for help never start a build: here a build fails the test. */
class LauncherTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Files.copy(ROOT.resolve("gosight"), folder.resolve("gosight"));
    Files.writeString(folder.resolve("pom.xml"), "");
    Path config = Files.createDirectories(folder.resolve("config"));
    for (String name : List.of("commands.tsv", "check-arguments.awk")) {
      Files.copy(ROOT.resolve("config").resolve(name), config.resolve(name));
    }
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : List.of("mvn", "npm", "node", "java")) {
      Path file = Files.writeString(tools.resolve(tool), "#!/bin/sh\necho BUILDS\nexit 7\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
  }

  private String run(int expected, String arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "gosight"));
    command.addAll(List.of(arguments.split(" ", -1)));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
    builder.environment().remove("JAVA_HOME");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(expected);
    assertThat(said).doesNotContain("BUILDS", "Building");
    return said;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rum                          | there is no command 'rum'; did you mean run?
          run --prot 1                 | run has no option '--prot'; did you mean --port?
          run --port                   | --port of run needs a value.
          run --watch=yes              | --watch of run takes no value.
          run now                      | run takes no argument 'now'.
          run --zzzzzzzz               | run has no option '--zzzzzzzz'; the choices are: --data,
          keys lst                     | keys has no command 'lst'; did you mean list?
          keys list --proj x           | keys list has no option '--proj'; did you mean --project?
          keys create                  | keys create needs --kind.
          backup                       | backup needs FILE.
          backup a b                   | backup takes no argument 'b'.
          detect                       | detect needs --detector.
          dead-letters redrive a b     | dead-letters redrive takes no argument 'b'.
          doctor --verbose             | doctor has no option '--verbose'
          build now                    | build takes no argument 'now'.
          package it                   | package takes no argument 'it'.
          test --fast                  | test has no option '--fast'; the only one is --quick.
          data upgrade                 | data has no command 'upgrade'; did you mean update?
          bench ingst                  | there is no benchmark 'ingst'; the choices are: ingest,
          """)
  void wrongArgumentsAreReportedAtOnce(String arguments, String expected) throws Exception {
    assertThat(run(2, arguments)).contains(expected).contains("See ./gosight");
  }

  @ParameterizedTest
  @CsvSource({"build", "archive", "test", "bench", "package", "data"})
  void theLaunchersOwnCommandsHaveHelpToo(String command) throws Exception {
    assertThat(run(0, command + " --help")).startsWith("Usage: ./gosight " + command);
  }

  @Test
  void helpListsEverything() throws Exception {
    assertThat(run(0, "help")).contains("  routes list", "  doctor", "  bench NAME");
  }
}
