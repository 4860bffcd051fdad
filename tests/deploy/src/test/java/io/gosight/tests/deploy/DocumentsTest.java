package io.gosight.tests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What documents and files tell the operator to type exists. */
class DocumentsTest {
  private static final Pattern COMMAND = Pattern.compile("\\./gosight ([a-z-]+)");
  private static final Pattern PROGRAM = Pattern.compile("^([a-z-]+)", Pattern.MULTILINE);
  private static final Pattern CASE = Pattern.compile("^  ([a-z| -]+)\\)", Pattern.MULTILINE);
  private static final Pattern SETTING = Pattern.compile("`(gosight\\.[a-z0-9.-]+[a-z0-9])[`=]");
  private static final Pattern VARIABLE = Pattern.compile("\\b(GOSIGHT_[A-Z_]+[A-Z])\\b");

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

  @Test
  void everySettingOfTheOperatorsGuideExists() throws Exception {
    Set<String> settings = Project.settings();
    for (String name : List.of("operate", "sizing", "privacy", "upgrade", "runbooks")) {
      assertThat(settings)
          .as(name)
          .containsAll(Project.all(SETTING, Project.text("docs/" + name + ".md")));
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
