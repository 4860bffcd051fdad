package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.common.OperatorException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** Every command has help, says what it takes, and refuses what it does not take. */
class CommandsTest {
  private static final Path LIST = Path.of("../config/commands.tsv");

  private final CommandLine program = GoSight.whole();

  /** Every command, and every command of a command, with the words that call it. */
  private static Map<String, CommandLine> commands(CommandLine of, String prefix) {
    Map<String, CommandLine> commands = new LinkedHashMap<>();
    of.getSubcommands()
        .forEach(
            (name, command) -> {
              commands.put(prefix + name, command);
              commands.putAll(commands(command, prefix + name + " "));
            });
    return commands;
  }

  private String run(int expected, String arguments) {
    StringWriter said = new StringWriter();
    program.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    assertThat(program.execute(arguments.split(" ", -1))).as(said::toString).isEqualTo(expected);
    return said.toString();
  }

  @Test
  void everyOneHasHelp() {
    assertThat(commands(program, "").keySet())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            name ->
                assertThat(run(0, name + " --help"))
                    .startsWith("Usage: gosight " + name)
                    .contains("--help"));
  }

  @Test
  void everyOneSaysWhatItTakes() {
    assertThat(commands(program, ""))
        .allSatisfy(
            (name, command) -> {
              assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
              assertThat(command.getCommandSpec().args())
                  .allSatisfy(argument -> assertThat(argument.description()).isNotEmpty())
                  .allSatisfy(argument -> assertThat(label(argument)).isUpperCase());
            });
  }

  /** How a value is called in the help: upper case, or nothing where there is none. */
  private static String label(ArgSpec argument) {
    String label = argument.paramLabel();
    return argument.arity().max() == 0 || label.startsWith("camel-")
        ? "NONE"
        : label.replaceAll("[^A-Za-z]", "");
  }

  @Test
  void everyOneRefusesAnOptionThatIsNone() {
    assertThat(commands(program, "").keySet())
        .allSatisfy(
            name ->
                assertThat(run(2, name + " --hepl"))
                    .startsWith("gosight: ")
                    .contains("See ./gosight " + name + " --help."));
  }

  @Test
  void theNearestOptionIsNamed() {
    assertThat(run(2, "run --prot 8081")).contains("--prot", "Did you mean", "--port");
  }

  @Test
  void anInvalidValueIsReportedWithoutAnException() {
    assertThat(run(2, "keys revoke abc")).contains("'abc' to UUID.").doesNotContain("Exception");
  }

  /** To update: mvn -pl routes -am test -Dtest=CommandsTest -Dgosight.update=true */
  @Test
  void theLaunchersListIsComplete() throws IOException {
    String list = CommandList.of(GoSight.whole());
    if (Boolean.getBoolean("gosight.update")) {
      Files.writeString(LIST, list);
    }
    assertThat(list).isEqualTo(Files.readString(LIST));
  }

  @Test
  void theLaunchersUsageNamesEveryCommand() throws IOException {
    String launcher = Files.readString(Path.of("../gosight"));
    assertThat(GoSight.whole().getSubcommands().keySet())
        .allSatisfy(name -> assertThat(launcher).containsPattern("(?m)^  " + name + "( |$)"));
  }

  @Test
  void aFailureNamesTheServerAndTheRemedy() {
    FailureText text = new FailureText(Optional.empty());

    assertThat(text.of(new TimeoutException("no node")))
        .hasValueSatisfying(
            said -> assertThat(said).contains("Kafka says: no node", "./gosight doctor"));
    assertThat(text.of(new IllegalStateException(new OperatorException("No hub runs."))))
        .contains("No hub runs.");
    assertThat(text.of(new IllegalStateException("a bug"))).isEmpty();
  }
}
