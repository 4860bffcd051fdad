package io.gosight.tests.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command of GoSight's that a document tells to type.
 *
 * @param document the file's name
 * @param words the command and its arguments; what may be left out is there too
 * @param whole whether it is given in full, and not named in passing
 */
record DocumentCommand(String document, List<String> words, boolean whole) {
  private static final Pattern BLOCK =
      Pattern.compile("^```\\w*\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SPAN = Pattern.compile("`[^`\\n]*`");
  private static final Pattern COMMAND = Pattern.compile("\\./gosight ([^`\\n]+)");
  private static final Pattern REST = Pattern.compile("( #| && | \\| |;|\\)| >).*");
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z]+(=[A-Z]+)?");

  /** The commands of a document. */
  static List<DocumentCommand> of(Path document) throws IOException {
    String text = Files.readString(document);
    String name = Project.ROOT.relativize(document).toString();
    List<DocumentCommand> commands = new ArrayList<>();
    BLOCK.matcher(text).results().forEach(b -> add(commands, name, b.group(1), true));
    String prose = BLOCK.matcher(text).replaceAll("");
    SPAN.matcher(prose).results().forEach(s -> add(commands, name, s.group(), false));
    return commands;
  }

  private static void add(
      List<DocumentCommand> commands, String document, String text, boolean whole) {
    for (String command : Project.all(COMMAND, text)) {
      String plain = REST.matcher(command.replace("\\|", "|")).replaceAll("");
      List<String> words = List.of(plain.replaceAll("[\\[\\]]", "").trim().split("\\s+", -1));
      commands.add(new DocumentCommand(document, words, whole));
    }
  }

  /** Why it would not be accepted; empty if it would. */
  Optional<String> refusal() throws IOException, InterruptedException {
    String table = Project.text("config/commands.tsv");
    Pattern first = Pattern.compile("^" + words.get(0) + "[ \t]", Pattern.MULTILINE);
    return first.matcher(table).find() ? ofProgram() : ofLauncher();
  }

  /** What {@code ./gosight} itself asks before it starts the program. */
  private Optional<String> ofProgram() throws IOException, InterruptedException {
    List<String> check =
        new ArrayList<>(List.of("awk", "-f", "check-arguments.awk", "--", "commands.tsv"));
    check.addAll(words);
    Optional<String> refusal = Project.run("config", check);
    if (refusal.isPresent() && !whole && refusal.get().contains(" needs ")) {
      return Optional.empty();
    }
    return refusal.or(this::strangeSetting);
  }

  /** A detector has parameters of its own; all other commands take the hub's settings. */
  private Optional<String> strangeSetting() {
    for (int i = 0; i + 1 < words.size(); i++) {
      String value = words.get(i + 1);
      if (words.get(i).equals("--set")
          && !words.get(0).equals("detect")
          && !value.startsWith("gosight.")
          && !PLACEHOLDER.matcher(value).matches()) {
        return Optional.of("There is no setting " + value + ".");
      }
    }
    return Optional.empty();
  }

  private Optional<String> ofLauncher() throws IOException {
    List<String> arguments = words.subList(1, words.size());
    boolean known =
        switch (words.get(0)) {
          case "bench" -> arguments.isEmpty() || areBenchmarks(arguments.get(0));
          case "test" -> Set.of("--quick").containsAll(arguments);
          case "data" -> arguments.isEmpty() || arguments.get(0).equals("update");
          case "build", "archive", "package", "help" -> arguments.isEmpty();
          default -> false;
        };
    return known ? Optional.empty() : Optional.of("The launcher does not take " + words + ".");
  }

  private static boolean areBenchmarks(String names) throws IOException {
    String list = Project.text("gosight").replaceAll("(?s).*\nBENCHMARKS=\"([^\"]+)\".*", "$1");
    return names.equals("NAME")
        || Set.of(list.split(" ", -1)).containsAll(List.of(names.split("\\|", -1)));
  }

  @Override
  public String toString() {
    return document + ": ./gosight " + String.join(" ", words);
  }
}
