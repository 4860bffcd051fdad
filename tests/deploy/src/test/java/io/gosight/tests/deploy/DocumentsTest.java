package io.gosight.tests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What documents and files tell the operator to type exists. */
class DocumentsTest {
  /** The SDK's file, whose name looks like a setting. */
  private static final String SCRIPT = "gosight.js";

  private static final Pattern COMMAND = Pattern.compile("\\./gosight ([a-z-]+)");
  private static final Pattern PROGRAM = Pattern.compile("^([a-z-]+)", Pattern.MULTILINE);
  private static final Pattern CASE = Pattern.compile("^  ([a-z| -]+)\\)", Pattern.MULTILINE);
  private static final Pattern SETTING =
      Pattern.compile("(?:`|--set |(?m:^))(gosight\\.[a-z0-9.-]+[a-z0-9])[`=]");
  private static final Pattern TOPIC =
      Pattern.compile("^gosight\\.kafka\\.topic\\.[a-z-]+=(.+)$", Pattern.MULTILINE);
  private static final Pattern METRIC = Pattern.compile("`([a-z]+(?:_[a-z0-9]+)+[`{])");

  /** Tables, columns and codes that begin as metrics do. */
  private static final Set<String> NO_METRICS =
      Set.of("project_id", "visitor_id", "replay_disabled", "replay_objects", "replay_parts");

  private static final Pattern VARIABLE = Pattern.compile("\\b(GOSIGHT_[A-Z_]+[A-Z])\\b");

  /** All but decision records, which may name what is gone, or is not the operator's. */
  private static List<Path> guides() throws Exception {
    return documents().stream().filter(file -> !file.toString().contains("/adr/")).toList();
  }

  private static List<Path> documents() throws Exception {
    List<Path> documents = new ArrayList<>(Project.files("docs", ".md"));
    documents.add(Project.ROOT.resolve("README.md"));
    documents.add(Project.ROOT.resolve("CONTRIBUTING.md"));
    return documents;
  }

  @Test
  void everyCommandExists() throws Exception {
    Set<String> commands = new TreeSet<>(Project.all(PROGRAM, Project.text("config/commands.tsv")));
    String launcher = Project.text("gosight");
    for (String words : Project.all(CASE, launcher.substring(launcher.indexOf("case $command")))) {
      commands.addAll(List.of(words.trim().split(" *\\| *", -1)));
    }
    assertThat(commands).contains("run", "backup", "restore", "drain", "package");
    for (Path document : documents()) {
      assertThat(commands)
          .as(document.toString())
          .containsAll(Project.all(COMMAND, Files.readString(document)));
    }
  }

  /** What the launcher itself says of a command that a document gives. */
  @TestFactory
  Stream<DynamicTest> everyCommandTakesItsArguments() throws Exception {
    List<DocumentCommand> commands = new ArrayList<>();
    for (Path document : documents()) {
      commands.addAll(DocumentCommand.of(document));
    }
    return commands.stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.toString(), () -> assertThat(command.refusal()).isEmpty()));
  }

  @Test
  void everySettingExists() throws Exception {
    Set<String> known = Project.settings();
    known.addAll(topics());
    known.add(SCRIPT);
    for (Path document : guides()) {
      assertThat(known)
          .as(document.toString())
          .containsAll(Project.all(SETTING, Files.readString(document)));
    }
  }

  /** Names of topics look like settings. */
  private static Set<String> topics() throws Exception {
    return Project.all(TOPIC, Project.text("config/application.properties"));
  }

  /** What looks like a metric, because a metric's name begins so, is one. */
  @Test
  void everyMetricExists() throws Exception {
    Set<String> meters = Meters.names();
    Set<String> families =
        meters.stream().map(name -> name.replaceFirst("_.*", "")).collect(Collectors.toSet());
    for (Path document : guides()) {
      for (String name : Project.all(METRIC, Files.readString(document))) {
        String word = name.replaceFirst("[`{].*", "");
        boolean labelled = name.endsWith("{");
        if ((labelled || families.contains(word.replaceFirst("_.*", "")))
            && !NO_METRICS.contains(word)
            && !Meters.isForeign(word)) {
          assertThat(meters).as(document + ": " + word).contains(Meters.base(word));
        }
      }
    }
  }

  @Test
  void everyVariableOfTheImageAndTheUnitExists() throws Exception {
    Set<String> known = new TreeSet<>(List.of("GOSIGHT_CACHE"));
    Project.settings().forEach(key -> known.add(Project.variable(key)));
    for (String file : List.of("config/docker/Dockerfile", "config/systemd/gosight.service")) {
      assertThat(known).as(file).containsAll(Project.all(VARIABLE, Project.text(file)));
    }
  }

  @Test
  void shellcheckAcceptsTheScripts() throws Exception {
    var shellcheck = Project.tool("shellcheck");
    Assumptions.assumeTrue(shellcheck.isPresent(), "shellcheck is not installed");
    assertThat(
            Project.run(
                "",
                List.of(
                    shellcheck.get().toString(),
                    "--severity=warning",
                    "gosight",
                    "config/package",
                    "tests/run-all",
                    "tests/bench")))
        .isEmpty();
  }
}
