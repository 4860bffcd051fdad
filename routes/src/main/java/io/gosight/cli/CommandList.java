package io.gosight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes what each command takes as the lines of {@code config/commands.tsv}, by which the launcher
 * checks arguments before it builds or starts anything.
 */
final class CommandList {
  private static final String HEAD =
      """
      # What each command of the program takes, generated from the commands themselves: its name, its arguments
      # ([...] may be left out), its options (= takes a value, ! is required).
      """;

  private CommandList() {}

  static String of(CommandLine program) {
    List<String> lines = new ArrayList<>();
    collect(program, "", lines);
    return HEAD + lines.stream().sorted().collect(Collectors.joining("\n")) + "\n";
  }

  private static void collect(CommandLine command, String prefix, List<String> lines) {
    command
        .getSubcommands()
        .forEach(
            (name, subcommand) -> {
              if (subcommand.getSubcommands().isEmpty()) {
                lines.add(line(prefix + name, subcommand.getCommandSpec()));
              }
              collect(subcommand, prefix + name + " ", lines);
            });
  }

  private static String line(String name, CommandSpec command) {
    String positional =
        command.positionalParameters().stream()
            .map(CommandList::label)
            .collect(Collectors.joining(" "));
    String options =
        command.options().stream()
            .map(CommandList::option)
            .sorted()
            .collect(Collectors.joining(" "));
    return name + "\t" + positional + "\t" + options;
  }

  private static String label(PositionalParamSpec parameter) {
    String label = parameter.paramLabel();
    return parameter.arity().min() == 0 ? "[" + label + "]" : label;
  }

  private static String option(OptionSpec option) {
    String mark = (option.arity().max() > 0 ? "=" : "") + (option.required() ? "!" : "");
    return String.join(mark + " ", option.names()) + mark;
  }
}
