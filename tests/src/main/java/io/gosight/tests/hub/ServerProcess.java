package io.gosight.tests.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server in its own process that prints {@code ready} to standard output; killed at the latest
 * when this process ends. Its standard error goes to a file. Safe for use by many threads.
 */
public final class ServerProcess implements AutoCloseable {
  private static final int START_SECONDS = 120;
  private static final int STOP_SECONDS = 30;
  private static final int LAST_WORDS = 5;
  private static final String READY = "ready";

  private final String name;
  private final Process process;
  private final Path errors;
  private final Thread whenThisEnds;
  private final CompletableFuture<List<String>> said = new CompletableFuture<>();

  private ServerProcess(String name, Process process, Path errors) {
    this.name = name;
    this.process = process;
    this.errors = errors;
    this.whenThisEnds = new Thread(this::end, "end-" + name);
    Runtime.getRuntime().addShutdownHook(whenThisEnds);
    Thread reader = new Thread(this::read, "read-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a server; does not wait until it is ready.
   *
   * @param name its name in messages
   * @param command its command line
   * @param folder for its standard error
   * @throws IOException if it can't be started
   */
  public static ServerProcess start(String name, List<String> command, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Path errors = folder.resolve(name + ".log");
    return new ServerProcess(
        name,
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start(),
        errors);
  }

  private void read() {
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.equals(READY)) {
          said.complete(List.copyOf(lines));
        }
        lines.add(line);
      }
    } catch (IOException e) {
      said.completeExceptionally(e);
    }
    said.completeExceptionally(
        new IOException(name + " ended before it was ready: " + lines + " " + lastWords()));
  }

  private List<String> lastWords() {
    try {
      List<String> words = Files.readAllLines(errors);
      return words.subList(Math.max(0, words.size() - LAST_WORDS), words.size());
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }

  /**
   * Waits until the server is ready.
   *
   * @return the lines that it printed before
   * @throws IOException if it ended, or took more than {@value #START_SECONDS} s
   */
  public List<String> awaitReady() throws IOException {
    try {
      return said.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException(name + " is not ready after " + START_SECONDS + " s; see " + errors, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + name + " starts.", e);
    }
  }

  /** The process's number. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Kills the server and what it started, as SIGKILL does, and waits for the end. */
  public void kill() {
    killAll();
    await(STOP_SECONDS);
    forget();
  }

  /** Stops the server as Ctrl-C does, waits, and kills it if it does not stop. */
  @Override
  public void close() {
    end();
    forget();
  }

  private void end() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!await(STOP_SECONDS)) {
      killAll();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private void killAll() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean await(int seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(whenThisEnds);
    } catch (IllegalStateException e) {
      // This process is already ending, so its shutdown hook kills what is left.
    }
  }
}
