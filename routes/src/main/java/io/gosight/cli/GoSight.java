package io.gosight.cli;

import io.gosight.common.OperatorException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind the launcher. */
@Command(
    name = "gosight",
    description = "Web behaviour analytics and session replay on your own machine.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class GoSight implements Runnable {
  private static final Map<String, Class<?>> COMMANDS = commands();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and exits with its code: 0 done, 1 failed, 2 wrongly called. */
  public static void main(String[] args) {
    CommandLine program = new CommandLine(new GoSight());
    // To read what a command takes costs as much as a tenth of a start: only the one that is
    // called.
    String called = args.length > 0 ? args[0] : "";
    COMMANDS.forEach(
        (name, command) -> {
          if (name.equals(called) || !COMMANDS.containsKey(called)) {
            program.addSubcommand(command);
          }
        });
    int status = 1;
    try {
      status = program.setExecutionExceptionHandler(GoSight::explain).execute(args);
    } catch (Error e) {
      // Engines have threads that would keep a process alive that does nothing any more.
      e.printStackTrace(program.getErr());
    }
    System.exit(status);
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand.class);
    commands.put("engine", EngineCommand.class);
    commands.put("drain", DrainCommand.class);
    commands.put("backup", BackupCommand.class);
    commands.put("restore", RestoreCommand.class);
    commands.put("projects", ProjectsCommand.class);
    commands.put("keys", KeysCommand.class);
    commands.put("users", UsersCommand.class);
    commands.put("plugin", PluginCommand.class);
    commands.put("routes", RoutesCommand.class);
    commands.put("topics", TopicsCommand.class);
    commands.put("components", ComponentsCommand.class);
    commands.put("send", SendCommand.class);
    commands.put("detect", DetectCommand.class);
    commands.put("seed", SeedCommand.class);
    commands.put("dead-letters", DeadLettersCommand.class);
    commands.put("doctor", DoctorCommand.class);
    return commands;
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
    if (failure instanceof SQLException || failure instanceof DataAccessException) {
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
