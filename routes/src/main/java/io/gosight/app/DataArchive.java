package io.gosight.app;

import io.gosight.common.OperatorException;
import io.gosight.host.DataLock;
import io.gosight.host.EngineStartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A data folder in a compressed tar file. It is consistent because no hub may run on the folder
 * while it is saved: every engine has been stopped, or recovers as after a crash.
 *
 * @param file the archive
 * @param progress hears how far it is
 */
public record DataArchive(Path file, Progress progress) {
  private static final int PIECE = 1 << 16;
  private static final long MEGABYTE = 1 << 20;

  /** Hears of the progress. */
  @FunctionalInterface
  public interface Progress {
    /** So many of all megabytes are done; all is an estimate. */
    void at(long megabytes, long ofMegabytes);
  }

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
      List<String> command = new ArrayList<>(List.of("tar", "-cf", "-"));
      LEFT_OUT.forEach(name -> command.add("--exclude=" + name));
      command.addAll(List.of("-C", data.toString(), "."));
      Process tar = new ProcessBuilder(command).start();
      CompletableFuture<String> said = said(tar);
      tar.getOutputStream().close();
      try (InputStream in = tar.getInputStream();
          OutputStream out = new GZIPOutputStream(Files.newOutputStream(part), PIECE)) {
        copy(in, out, size(data));
      }
      require(tar, said);
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
    Process tar = new ProcessBuilder("tar", "-xzpf", "-", "-C", part.toString()).start();
    CompletableFuture<String> said = said(tar);
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = tar.getOutputStream()) {
      copy(in, out, Files.size(file));
    } catch (IOException e) {
      // It has ended early and says why.
    }
    require(tar, said);
    // The archive may say otherwise of the folder itself.
    protect(part, "rwx------");
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

  private void copy(InputStream in, OutputStream out, long bytes) throws IOException {
    byte[] piece = new byte[PIECE];
    long done = 0;
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      out.write(piece, 0, read);
      done += read;
      progress.at(done / MEGABYTE, Math.max(bytes, done) / MEGABYTE);
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(DataArchive::length).sum();
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static CompletableFuture<String> said(Process process) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            return "";
          }
        });
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    require(tar, said(tar));
  }

  private static void require(Process tar, CompletableFuture<String> said)
      throws InterruptedException {
    if (tar.waitFor() != 0) {
      throw new OperatorException(
          "tar failed: " + said.join().lines().findFirst().orElse("it gave no reason."));
    }
  }
}
