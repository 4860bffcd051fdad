package io.gosight.tests.bench;

import io.gosight.tests.hub.Distribution;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this class path in a process and a JVM like the hub's. For one thread. */
public final class JavaProcess implements AutoCloseable {
  private final String name;
  private final Process process;
  private final BufferedReader output;

  private JavaProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts a program; its standard error goes to that of this process.
   *
   * @param main the class with the program
   * @param heap its largest heap, for example {@code 1g}
   * @throws IOException if it can't be started
   */
  public static JavaProcess start(Class<?> main, String heap, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(Distribution.find().jvmOptions());
    command.add("-Xmx" + heap);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new JavaProcess(main.getSimpleName(), process);
  }

  /** The process's number. */
  public long pid() {
    return process.pid();
  }

  /**
   * Waits for a line of its standard output.
   *
   * @return what follows the prefix
   * @throws IOException if the process ended without such a line
   */
  public String awaitLine(String prefix) throws IOException {
    String line;
    while ((line = output.readLine()) != null) {
      if (line.startsWith(prefix)) {
        return line.substring(prefix.length());
      }
    }
    throw new IOException(name + " ended before it said " + prefix.strip() + ".");
  }

  /** Kills the process and waits for its end. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
