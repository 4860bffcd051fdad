package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build over an edited distribution: {@code save}, the new files, {@code restore}. */
class KeepEditsTest {
  private static final String ROUTE = "routes/store/store-events.camel.yaml";
  private static final String CONFIG = "config/application.properties";
  private static final String JAR = "plugins/channel-slack/slack-1.jar";

  @TempDir private Path folder;
  private Path distribution;

  @BeforeEach
  void firstBuild() throws Exception {
    distribution = folder.resolve("gosight");
    write(ROUTE, "shipped");
    write(CONFIG, "shipped");
    write(JAR, "shipped");
    assertThat(run("restore")).isEmpty();
  }

  private void write(String path, String text) throws IOException {
    Path file = distribution.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String read(String path) throws IOException {
    return Files.readString(distribution.resolve(path));
  }

  private String run(String verb) throws Exception {
    Process process =
        new ProcessBuilder("node", "../config/keep-edits.mjs", verb, distribution.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private String build(String newRoute) throws Exception {
    run("save");
    write(ROUTE, newRoute);
    write(CONFIG, "shipped");
    write("plugins/channel-slack/slack-2.jar", "new");
    return run("restore");
  }

  @Test
  void whatABuildWithoutAListLaidOutIsSetAside() throws Exception {
    Files.delete(distribution.resolve(".shipped"));

    run("save");

    assertThat(distribution.resolve("routes")).doesNotExist();
    assertThat(folder.resolve("gosight-before").resolve(ROUTE)).hasContent("shipped");
  }

  @Test
  void editsAndAdditionsAreKeptAndReported() throws Exception {
    write(ROUTE, "edited");
    write("plugins/channel-mine/mine.jar", "mine");

    assertThat(build("shipped").lines())
        .containsExactly(
            "kept plugins/channel-mine/mine.jar, which you have added",
            "kept " + ROUTE + ", which you have edited");
    assertThat(read(ROUTE)).isEqualTo("edited");
    assertThat(read("plugins/channel-mine/mine.jar")).isEqualTo("mine");
    assertThat(read(".kept")).contains(ROUTE);
  }

  @Test
  void theShippedFileLiesBesideAnEditedOneOnceItHasChanged() throws Exception {
    write(ROUTE, "edited");

    assertThat(build("newer")).contains("the shipped one has changed, see " + ROUTE + ".shipped");
    assertThat(read(ROUTE)).isEqualTo("edited");
    assertThat(read(ROUTE + ".shipped")).isEqualTo("newer");
    assertThat(build("newer")).as("again").contains(ROUTE).doesNotContain("has changed");
    assertThat(read(ROUTE)).isEqualTo("edited");
  }

  @Test
  void uneditedFilesAreReplacedAndNothingOldStays() throws Exception {
    assertThat(build("newer")).isEmpty();

    assertThat(read(ROUTE)).isEqualTo("newer");
    assertThat(distribution.resolve(JAR)).doesNotExist();
    assertThat(read("plugins/channel-slack/slack-2.jar")).isEqualTo("new");
  }

  @Test
  void anEditThatWasShippedSinceIsNoEditAnyMore() throws Exception {
    write(ROUTE, "newer");

    assertThat(build("newer")).isEmpty();
  }

  @Test
  void aBuildThatFailedLosesNoEdit() throws Exception {
    write(ROUTE, "edited");
    run("save");

    assertThat(build("shipped")).contains(ROUTE);
    assertThat(read(ROUTE)).isEqualTo("edited");
  }
}
