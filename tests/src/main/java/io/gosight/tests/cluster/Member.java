package io.gosight.tests.cluster;

import io.gosight.tests.hub.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A part of the cluster in a process of its own: a node of the hub or an engine. It can be killed
 * and started again on its data and ports, and held. For one thread.
 */
final class Member implements AutoCloseable {
  private final String name;
  private final List<String> command;
  private final Path folder;
  private ServerProcess process;

  /**
   * A member that does not run yet.
   *
   * @param command its command line
   * @param folder keeps its data and log; its children are known by it
   */
  Member(String name, List<String> command, Path folder) {
    this.name = name;
    this.command = List.copyOf(command);
    this.folder = folder;
  }

  String name() {
    return name;
  }

  /** Starts it; does not wait until it is ready. */
  void start() throws IOException {
    process = ServerProcess.start(name, command, folder);
  }

  /** Waits until it is ready; the lines that it printed before. */
  List<String> awaitReady() throws IOException {
    return process.awaitReady();
  }

  /** Whether its process runs. */
  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** SIGKILL to it and the servers that it started. */
  void kill() {
    Set<Long> all = processes();
    process.kill();
    all.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  /** SIGSTOP to it and the servers that it started. */
  void hold() throws IOException {
    signal("-STOP");
  }

  /** SIGCONT to them. */
  void release() throws IOException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException {
    List<String> kill = new ArrayList<>(List.of("kill", signal));
    processes().forEach(pid -> kill.add(Long.toString(pid)));
    try {
      int unused = new ProcessBuilder(kill).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while signalling " + name + ".", e);
    }
  }

  /** Its process and those that work in its folder, which may have left their parent. */
  private Set<Long> processes() {
    Set<Long> pids = new TreeSet<>();
    pids.add(process.pid());
    String data = folder + "/";
    ProcessHandle.allProcesses()
        .filter(
            other ->
                other.pid() == process.pid()
                    || Stream.of(other.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.contains(data)))
        .flatMap(other -> Stream.concat(Stream.of(other), other.descendants()))
        .forEach(other -> pids.add(other.pid()));
    return pids;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
