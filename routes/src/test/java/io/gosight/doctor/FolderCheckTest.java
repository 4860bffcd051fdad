package io.gosight.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.doctor.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that this user can't use is reported with the first file in it that is the cause. */
class FolderCheckTest {
  @TempDir private Path folder;

  private final FolderCheck check =
      new FolderCheck(
          path -> !path.endsWith("secret"), path -> !path.toString().endsWith("only-read"));

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("kafka/topic"));
    Files.writeString(folder.resolve("kafka/topic/log"), "x");
  }

  private Finding data(boolean write) {
    return check.check("data folder", folder, write);
  }

  @Test
  void aUsableFolderIsFine() {
    assertThat(data(true).level()).isEqualTo(Level.OK);
    assertThat(FolderCheck.real().check("data folder", folder, true).level()).isEqualTo(Level.OK);
  }

  @Test
  void anUnreadableFileInItIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("kafka/topic/secret"));

    assertThat(data(false))
        .matches(f -> f.level() == Level.PROBLEM && f.remedy().contains("chown -R"))
        .extracting(Finding::text)
        .asString()
        .contains("kafka/topic/secret");
  }

  @Test
  void whatIsOnlyReadNeedsNoWriting() throws IOException {
    Files.writeString(folder.resolve("only-read"), "x");

    assertThat(data(false).level()).isEqualTo(Level.OK);
    assertThat(data(true).level()).isEqualTo(Level.PROBLEM);
  }

  @Test
  void aFolderIsMadeWhereItsParentCanBeWritten() throws IOException {
    Path locked = Files.createDirectories(folder.resolve("only-read"));

    assertThat(check.check("data folder", folder.resolve("new/data"), true).level())
        .isEqualTo(Level.OK);
    assertThat(check.check("data folder", locked.resolve("data"), true).level())
        .isEqualTo(Level.PROBLEM);
  }

  @Test
  void aFileIsNoFolder() {
    assertThat(check.check("plugins", folder.resolve("kafka/topic/log"), false).text())
        .contains("is no folder");
  }
}
