package io.gosight.engine.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * The cluster's files. A cluster counts only from the moment when its mark is written, so one whose
 * making was interrupted, and which is therefore still empty, is made again.
 *
 * @param home the engine's data folder
 * @param password the superuser's password
 */
record Cluster(Path home, String password) {

  /** The server's data folder. */
  Path folder() {
    return home.resolve("cluster");
  }

  private Path mark() {
    return home.resolve("cluster.ready");
  }

  boolean isFinished() {
    return Files.exists(mark());
  }

  void finish() throws IOException {
    Files.createFile(mark());
  }

  void discardUnfinished() throws IOException {
    if (!isFinished()) {
      FileUtils.deleteDirectory(folder().toFile());
    }
  }

  /** Whether the server that holds the lock is there; a zombie is not. */
  boolean hasServer() throws IOException {
    if (!Files.exists(lock())) {
      return false;
    }
    String pid = Files.readString(lock()).lines().findFirst().orElse("").trim();
    return pid.matches("[1-9][0-9]{0,9}")
        && ProcessHandle.of(Long.parseLong(pid))
            .flatMap(server -> server.info().command())
            .isPresent();
  }

  private Path lock() {
    return folder().resolve("postmaster.pid");
  }

  /**
   * Takes the lock of a server that is dead: until the system has collected the dead process,
   * PostgreSQL holds it for a living one and does not start.
   */
  void unlock() throws IOException {
    Files.deleteIfExists(lock());
  }

  InitialOptions initialOptions() throws IOException {
    return InitialOptions.with(password);
  }

  @Override
  public String toString() {
    return "Cluster[" + home + "]";
  }
}
