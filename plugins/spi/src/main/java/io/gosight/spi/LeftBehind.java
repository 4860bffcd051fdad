package io.gosight.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Server processes that outlived the hub which started them, for example after SIGKILL. The host
 * holds the data folder's lock when an engine starts, so a server that still works on that folder
 * has no owner any more.
 */
public final class LeftBehind {
  private static final long POLL_MILLIS = 20;

  private LeftBehind() {}

  /**
   * Ends every process that runs this program on this folder: politely first, by force when timeout
   * ends.
   *
   * @param program what the executable's file name begins with, for example {@code redis-server}
   * @param folder the engine's data folder, which is part of the server's command line
   * @param timeout how long a polite end may take
   * @return how many processes were ended
   * @throws IOException if one can't be ended
   */
  public static int end(String program, Path folder, Duration timeout) throws IOException {
    List<ProcessHandle> servers = servers(program, folder);
    for (ProcessHandle server : servers) {
      List<ProcessHandle> family = Stream.concat(Stream.of(server), server.descendants()).toList();
      server.destroy();
      if (!ended(family, timeout)) {
        family.forEach(ProcessHandle::destroyForcibly);
        if (!ended(family, timeout)) {
          throw new IOException(
              "Process %d (%s) of an earlier hub still works on %s and can't be ended; end it by hand."
                  .formatted(server.pid(), program, folder));
        }
      }
    }
    return servers.size();
  }

  private static List<ProcessHandle> servers(String program, Path folder) {
    String argument = folder.toAbsolutePath().normalize().toString();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      List<ProcessHandle> found =
          all.filter(process -> runs(process.info(), program, argument)).toList();
      // a server forks workers that show its command line; ending the eldest ends them all
      return found.stream()
          .filter(process -> process.parent().map(parent -> !found.contains(parent)).orElse(true))
          .toList();
    }
  }

  private static boolean runs(ProcessHandle.Info info, String program, String folder) {
    boolean same =
        info.command()
            .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith(program))
            .orElse(false);
    return same
        && Stream.of(info.arguments().orElse(new String[0]))
            .anyMatch(argument -> argument.equals(folder) || argument.startsWith(folder + "/"));
  }

  private static boolean ended(List<ProcessHandle> processes, Duration timeout) throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (processes.stream().anyMatch(LeftBehind::runs)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while a process of an earlier hub was ended.", e);
      }
    }
    return true;
  }

  /**
   * A dead process whose new parent does not collect it, as in a container without an init, still
   * counts as alive but has no command any more; it holds neither files nor ports.
   */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
