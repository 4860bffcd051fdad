package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.common.OperatorException;
import io.gosight.host.DataLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restored folder is the saved one, byte for byte, and nothing is overwritten on the way. */
class DataArchiveTest {
  @TempDir private Path folder;
  private Path data;
  private Path backup;

  @BeforeEach
  void fill() throws IOException {
    data = folder.resolve("data");
    backup = folder.resolve("backup.tar.gz");
    write("node", "n1".getBytes(StandardCharsets.UTF_8));
    write("secret", new byte[] {1, 2, 3});
    Files.setPosixFilePermissions(
        data.resolve("secret"), PosixFilePermissions.fromString("rw-------"));
    byte[] rows = new byte[300_000];
    new Random(1).nextBytes(rows);
    write("clickhouse/store/a/data.bin", rows);
    write("s3/gosight-replays/shop/Ümlaut und Leerzeichen.gz", rows);
    write("postgres/base/1/1259", new byte[0]);
    write("spool/00001.log", new byte[] {0});
    Files.createDirectories(data.resolve("postgres/pg_notify"));
    write(".lock", new byte[0]);
    write("engines.properties", "gosight.kafka.brokers=x".getBytes(StandardCharsets.UTF_8));
    write("postgres/postmaster.pid", "7".getBytes(StandardCharsets.UTF_8));
    write("cache/geoip", rows);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private DataArchive archive() {
    return new DataArchive(backup, (done, all) -> {});
  }

  /** What lies below a folder: permissions, and of a file its bytes. */
  private static Map<String, String> content(Path root) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> !file.equals(root))
          .forEach(file -> content.put(root.relativize(file).toString(), describe(file)));
    }
    return content;
  }

  private static String describe(Path file) {
    try {
      String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      return Files.isDirectory(file)
          ? permissions
          : permissions + HexFormat.of().formatHex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRestoredFolderHoldsTheSameButWhatBelongsToARunningHub() throws Exception {
    Path restored = folder.resolve("elsewhere/restored");
    Map<String, String> expected = content(data);
    expected
        .keySet()
        .removeIf(
            name ->
                name.startsWith("cache")
                    || name.endsWith(".pid")
                    || Arrays.asList(".lock", "engines.properties").contains(name));
    archive().save(data);
    archive().restore(restored);

    assertThat(content(restored)).isEqualTo(expected);
    assertThat(describe(backup)).as("only its owner may read it").startsWith("rw-------");
    assertThat(describe(restored)).isEqualTo("rwx------");
  }

  @Test
  void aHubThatRunsIsNotSaved() throws Exception {
    try (DataLock lock = DataLock.take(data)) {
      refuses(() -> archive().save(data), "stop it first");
    }
    assertThat(backup).doesNotExist();
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    archive().save(data);
    refuses(() -> archive().save(data), "exists");
    refuses(() -> archive().restore(data), "is not empty");
  }

  @Test
  void whatIsNoBackupIsNotRestored() throws Exception {
    Path restored = folder.resolve("restored");
    refuses(() -> archive().restore(restored), "There is no file");
    Files.write(backup, "no archive".getBytes(StandardCharsets.UTF_8));
    refuses(() -> archive().restore(restored), "tar failed");
    assertThat(restored).doesNotExist();
    refuses(() -> archive().save(folder), "is no data folder");
  }

  @Test
  void aCutOffBackupIsNotRestored() throws Exception {
    archive().save(data);
    byte[] whole = Files.readAllBytes(backup);
    Files.write(backup, Arrays.copyOf(whole, whole.length / 2));
    Path restored = folder.resolve("restored");

    refuses(() -> archive().restore(restored), "tar failed");
    assertThat(restored).doesNotExist();
  }

  /** Something that may be refused. */
  private interface Attempt {
    void make() throws Exception;
  }

  private static void refuses(Attempt attempt, String reason) {
    assertThatThrownBy(attempt::make)
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining(reason);
  }
}
