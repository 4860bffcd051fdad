package io.gosight.app;

import io.gosight.common.OperatorException;
import io.gosight.host.DataLock;
import io.gosight.host.EngineStartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data folder in a compressed tar file. It is consistent because no hub may run on the folder
 * while it is saved: every engine has been stopped, or recovers as after a crash.
 *
 * @param file the archive
 */
public record DataArchive(Path file) {
  /** Belong to a running hub, or can be fetched again. */
  private static final List<String> LEFT_OUT =
      List.of("./.lock", "./engines.properties", "./cache", "*.pid");

  /** Every data folder of this release has it. */
  private static final String MARK = "node";

  /**
   * Saves the folder.
   *
   * @throws OperatorException if a hub runs on it, the archive exists, or tar fails
   */
  public void save(Path data) throws IOException, InterruptedException {
    if (!Files.isRegularFile(data.resolve(MARK))) {
      throw new OperatorException(data + " is no data folder of a hub.");
    }
    if (Files.exists(file)) {
      throw new OperatorException(file + " exists; choose another name.");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (DataLock lock = lock(data)) {
      Files.deleteIfExists(part);
      Files.createFile(part);
      protect(part, "rw-------");
      List<String> command = new ArrayList<>(List.of("tar", "-czf", part.toString()));
      LEFT_OUT.forEach(name -> command.add("--exclude=" + name));
      command.addAll(List.of("-C", data.toString(), "."));
      run(command);
      run(List.of("tar", "-tzf", part.toString()));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Makes the folder.
   *
   * @throws OperatorException if it has files, the archive is none of a hub, or tar fails
   */
  public void restore(Path data) throws IOException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw new OperatorException("There is no file " + file + ".");
    }
    if (Files.exists(data)) {
      try (Stream<Path> files = Files.list(data)) {
        if (files.findAny().isPresent()) {
          throw new OperatorException(data + " is not empty; name a new folder.");
        }
      }
      Files.delete(data);
    }
    Path part = data.resolveSibling(data.getFileName() + ".part");
    Files.createDirectories(part.getParent());
    Files.createDirectory(part);
    protect(part, "rwx------");
    run(List.of("tar", "-xzpf", file.toString(), "-C", part.toString()));
    if (!Files.isRegularFile(part.resolve(MARK))) {
      throw new OperatorException(file + " is no backup of a hub; its files are in " + part + ".");
    }
    try {
      Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new OperatorException(part + " can't be renamed to " + data + ".", e);
    }
  }

  private static DataLock lock(Path data) throws IOException {
    try {
      return DataLock.take(data);
    } catch (EngineStartException e) {
      throw new OperatorException("A hub runs on " + data + "; stop it first.", e);
    }
  }

  private static void protect(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(false)
            .start();
    String said = new String(tar.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tar.waitFor() != 0) {
      throw new OperatorException(
          "tar failed: " + said.lines().findFirst().orElse("it gave no reason."));
    }
  }
}
