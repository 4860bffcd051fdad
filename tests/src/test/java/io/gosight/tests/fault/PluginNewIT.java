package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.tests.hub.Distribution;
import io.gosight.tests.hub.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new plugin is created, built, checked and installed as its author would do it. */
class PluginNewIT {
  private final WorkFolder work = WorkFolder.create();

  PluginNewIT() throws IOException {}

  @AfterEach
  void clean() {
    work.close();
  }

  private record Said(int status, String text) {}

  @Test
  void isUsableWithoutAnEdit() throws Exception {
    Distribution program = copyOf(Distribution.find());
    Path project = work.path().resolve("slow-checkout");
    Path jar = project.resolve("target/slow-checkout.jar");

    Said made =
        run(program, "plugin", "new", "slow-checkout", "--detector", "--into", project.toString());
    assertThat(made.status()).as(made.text()).isZero();
    assertThat(made.text()).contains("SlowCheckoutDetector.java", "mvn package");

    Said built = run(project, List.of("mvn", "-q", "-B", "-ntp", "package"));
    assertThat(built.status()).as(built.text()).isZero();
    assertThat(project.resolve("target/surefire-reports")).isNotEmptyDirectory();

    Said checked = run(program, "plugin", "check", jar.toString());
    assertThat(checked.status()).as(checked.text()).isZero();
    assertThat(checked.text())
        .contains(
            "detector slow-checkout, version 1.0.0, SPI version 1",
            "gosight.detector.slow-checkout.reloads (long, by default 3)");

    Files.copy(jar, program.home().resolve("plugins/slow-checkout.jar"));
    Said listed = run(program, "plugin", "list");
    assertThat(listed.status()).as(listed.text()).isZero();
    assertThat(listed.text()).containsPattern("detector +slow-checkout +1.0.0 +ok");

    Said again = run(program, "plugin", "new", "slow-checkout");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.text()).contains("'slow-checkout' is taken by");
  }

  @Test
  void aJarThatIsNoPluginIsExplained() throws Exception {
    Path garbage = Files.writeString(work.path().resolve("garbage.jar"), "no zip");

    Said checked = run(Distribution.find(), "plugin", "check", garbage.toString());
    assertThat(checked.status()).isEqualTo(1);
    assertThat(checked.text()).contains("FAILED [bad-jar]", "build or copy it again");
  }

  /** A distribution with its own plugins folder and links to everything else. */
  private Distribution copyOf(Distribution program) throws IOException {
    Path home = Files.createDirectories(work.path().resolve("gosight"));
    try (Stream<Path> parts = Files.list(program.home())) {
      for (Path part : parts.toList()) {
        if (!part.endsWith("plugins")) {
          Files.createSymbolicLink(home.resolve(part.getFileName()), part);
        }
      }
    }
    Path plugins = Files.createDirectories(home.resolve("plugins"));
    Files.createSymbolicLink(
        plugins.resolve("detectors"), program.home().resolve("plugins/detectors"));
    return new Distribution(home);
  }

  private Said run(Distribution program, String... words) throws Exception {
    return run(work.path(), program.command("1g", List.of(words)));
  }

  private static Said run(Path folder, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
