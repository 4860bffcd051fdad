package io.gosight.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the process that listens on a port, in Linux' {@code /proc}. Elsewhere, and for processes
 * of other users, it finds nothing.
 *
 * @param proc the folder {@code /proc}
 */
public record PortOwners(Path proc) {
  private static final String LISTENS = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  /** The process with this id, and the beginning of its command line. */
  public record Owner(long pid, String command) {
    private static final int LONGEST = 80;

    @Override
    public String toString() {
      return command.isEmpty()
          ? "process " + pid
          : "process "
              + pid
              + " ("
              + (command.length() > LONGEST ? command.substring(0, LONGEST) + "..." : command)
              + ")";
    }
  }

  /** The processes of this machine. */
  public static PortOwners ofThisMachine() {
    return new PortOwners(Path.of("/proc"));
  }

  /** Who listens on this port, on whatever address. */
  public Optional<Owner> of(int port) {
    try {
      Set<String> sockets = new HashSet<>();
      for (String table : List.of("tcp", "tcp6")) {
        sockets.addAll(sockets(proc.resolve("net").resolve(table), port));
      }
      return sockets.isEmpty() ? Optional.empty() : owner(sockets);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Set<String> sockets(Path table, int port) throws IOException {
    Set<String> sockets = new HashSet<>();
    if (!Files.isReadable(table)) {
      return sockets;
    }
    for (String line : Files.readAllLines(table)) {
      String[] fields = line.trim().split("\\s+", -1);
      if (fields.length > INODE
          && fields[STATE].equals(LISTENS)
          && fields[ADDRESS].endsWith(":%04X".formatted(port))) {
        sockets.add("socket:[" + fields[INODE] + "]");
      }
    }
    return sockets;
  }

  private Optional<Owner> owner(Set<String> sockets) throws IOException {
    try (Stream<Path> processes = Files.list(proc)) {
      return processes
          .filter(folder -> folder.getFileName().toString().matches("\\d+"))
          .filter(folder -> holds(folder.resolve("fd"), sockets))
          .findFirst()
          .map(PortOwners::describe);
    }
  }

  private static boolean holds(Path descriptors, Set<String> sockets) {
    try (Stream<Path> files = Files.list(descriptors)) {
      return files.anyMatch(file -> sockets.contains(target(file)));
    } catch (IOException | UncheckedIOException e) {
      // Another user's process, or one that has just ended.
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static Owner describe(Path folder) {
    long pid = Long.parseLong(folder.getFileName().toString());
    try {
      String command =
          Files.readString(folder.resolve("cmdline")).replaceAll("[\\s\0]+", " ").trim();
      return new Owner(pid, command);
    } catch (IOException e) {
      return new Owner(pid, "");
    }
  }
}
