package io.gosight.main;

import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind the launcher. */
@Command(
    name = "gosight",
    description = "Web behaviour analytics and session replay on your own machine.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      EngineCommand.class,
      ProjectsCommand.class,
      KeysCommand.class,
      PluginCommand.class,
      DetectCommand.class,
      DeadLettersCommand.class
    })
public final class GoSight implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and exits with its code: 0 done, 1 failed, 2 wrongly called. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new GoSight())
            .setExecutionExceptionHandler(GoSight::explain)
            .execute(args));
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult args) {
    if (failure instanceof OperatorException) {
      command.getErr().println("gosight: " + failure.getMessage());
      return 1;
    }
    if (failure instanceof SQLException) {
      command.getErr().println("gosight: PostgreSQL says: " + firstLine(failure));
      return 1;
    }
    if (failure instanceof KafkaException) {
      command.getErr().println("gosight: Kafka says: " + firstLine(failure));
      return 1;
    }
    command.getErr().println("gosight: a mistake of the program's own; please report it.");
    failure.printStackTrace(command.getErr());
    return 1;
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
