package io.gosight.cli;

import io.gosight.common.OperatorException;
import io.gosight.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
      status = handled(program).execute(args);
    } catch (Error e) {
      // Engines have threads that would keep a process alive that does nothing any more.
      e.printStackTrace(program.getErr());
    }
    System.exit(status);
  }

  /** The program with every command. */
  static CommandLine whole() {
    CommandLine program = new CommandLine(new GoSight());
    COMMANDS.forEach((name, command) -> program.addSubcommand(command));
    return handled(program);
  }

  private static CommandLine handled(CommandLine program) {
    return program
        .setParameterExceptionHandler(new WrongArguments())
        .setExecutionExceptionHandler(GoSight::explain);
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
    Optional<String> text = new FailureText(settings(command)).of(failure);
    if (text.isPresent()) {
      command.getErr().println("gosight: " + text.get());
    } else {
      command.getErr().println("gosight: a mistake of the program's own; please report it.");
      failure.printStackTrace(command.getErr());
    }
    return 1;
  }

  /** The settings of a command that asks the servers of a hub. */
  private static Optional<Settings> settings(CommandLine command) {
    try {
      return command.getCommandSpec().mixins().values().stream()
          .map(CommandLine.Model.CommandSpec::userObject)
          .filter(Connection.class::isInstance)
          .map(mixin -> ((Connection) mixin).settings())
          .findFirst();
    } catch (OperatorException e) {
      return Optional.empty();
    }
  }
}
