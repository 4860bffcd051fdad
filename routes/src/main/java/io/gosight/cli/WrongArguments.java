package io.gosight.cli;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with the arguments, what is near to them, and where help is. */
final class WrongArguments implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    // Of a value that can't be converted, picocli shows the class of the failure too.
    String message = failure.getMessage().replaceFirst("\\s*\\([\\w.]+Exception: .*\\)$", ".");
    command.getErr().println("gosight: " + message);
    if (failure instanceof UnmatchedArgumentException unmatched) {
      nearest(unmatched.getUnmatched().get(0), command)
          .ifPresent(near -> command.getErr().println("Did you mean " + near + "?"));
    }
    String name = command.getCommandSpec().qualifiedName(" ").replaceFirst("^gosight", "./gosight");
    command.getErr().println("See " + name + " --help.");
    command.getErr().flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static Optional<String> nearest(String word, CommandLine command) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    Set<String> known = new TreeSet<>(command.getSubcommands().keySet());
    command.getCommandSpec().options().forEach(option -> known.add(option.longestName()));
    return known.stream().min(Comparator.comparingInt(name -> distance.apply(name, word)));
  }
}
