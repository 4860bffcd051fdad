package io.gosight.engine.clickhouse.library;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.gosight.engine.clickhouse.sql.ClickHouseException;
import io.gosight.engine.clickhouse.sql.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The engine over one data folder: starts it, hands out sessions, stops it. Safe for use by many
 * threads. A process holds one data folder at a time. Another one can be opened after {@link
 * #close}, but the library's makers advise to start it once a process: repeated starts are for
 * tests.
 */
public final class ChdbServer implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Chdb chdb;
  private final List<String> arguments;
  private final Pointer keepAlive;
  private final Semaphore turns;
  private final int allTurns;
  private final Duration queueWait;
  private volatile boolean closed;

  private ChdbServer(Chdb chdb, List<String> arguments, Pointer keepAlive, EngineLimits limits) {
    this.chdb = chdb;
    this.arguments = List.copyOf(arguments);
    this.keepAlive = keepAlive;
    this.allTurns = limits.maxConcurrentQueries();
    this.turns = new Semaphore(allTurns, true);
    this.queueWait = limits.queueWait();
  }

  /**
   * Loads the library and opens the data folder, making it on the first start.
   *
   * @throws IOException if that fails; the message says what the operator can do
   */
  public static ChdbServer open(Path library, Path directory, EngineLimits limits)
      throws IOException {
    Chdb chdb = load(library);
    chdb.chdb_set_signal_handlers_enabled(0);
    Path config = ServerConfig.write(directory, limits);
    Path store = directory.resolve("store").toAbsolutePath().normalize();
    Files.createDirectories(store);
    List<String> arguments =
        List.of("clickhouse", "--path=" + store, "--config-file=" + config.toAbsolutePath());
    Pointer keepAlive = chdb.chdb_connect(arguments.size(), arguments.toArray(String[]::new));
    if (keepAlive == null) {
      throw new IOException(
          "The ClickHouse engine can't open "
              + store
              + ": another process uses the folder, this process already runs the engine on"
              + " another folder, or the folder can't be written. Stop the other one or choose"
              + " another data folder.");
    }
    return new ChdbServer(chdb, arguments, keepAlive, limits);
  }

  private static Chdb load(Path library) throws IOException {
    try {
      return Native.load(
          library.toAbsolutePath().toString(),
          Chdb.class,
          Map.of(Chdb.OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name()));
    } catch (UnsatisfiedLinkError e) {
      throw new IOException(
          "The ClickHouse engine's library "
              + library
              + " can't be loaded: "
              + e.getMessage()
              + ". Delete it to have it fetched again, or set 'library-file'.",
          e);
    }
  }

  /**
   * Opens a session, waiting for a free turn.
   *
   * @param settings settings that the session starts with
   * @throws ClickHouseException with code 202 if there is no turn in time
   */
  public ChdbSession session(Map<String, String> settings) throws ClickHouseException {
    return session(settings, queueWait);
  }

  /** Opens a session, waiting at most so long for a free turn. */
  public ChdbSession session(Map<String, String> settings, Duration wait)
      throws ClickHouseException {
    takeTurn(wait);
    Pointer connection = null;
    try {
      List<String> all = new ArrayList<>(arguments);
      settings.forEach((name, value) -> all.add("--" + name + "=" + value));
      connection = chdb.chdb_connect(all.size(), all.toArray(String[]::new));
      if (connection == null) {
        throw ClickHouseException.of(
            ErrorCode.BAD_ARGUMENTS, "The engine refused the session's settings: " + settings);
      }
      return new ChdbSession(chdb, connection, turns::release);
    } finally {
      if (connection == null) {
        turns.release();
      }
    }
  }

  private void takeTurn(Duration wait) throws ClickHouseException {
    try {
      if (turns.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        if (!closed) {
          return;
        }
        turns.release();
        throw ClickHouseException.of(ErrorCode.ABORTED, "The engine is stopping.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ClickHouseException.of(
        ErrorCode.TOO_MANY_SIMULTANEOUS_QUERIES,
        "Too many simultaneous queries. Maximum: " + allTurns + ".");
  }

  /**
   * Waits a few seconds for running statements, ends the rest, and closes the data folder. The
   * folder stays open if a statement can't be ended.
   */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (!allTurnsBack(CLOSE_TIMEOUT)) {
      try (ChdbSession session = new ChdbSession(chdb, connectPlainly(), () -> {})) {
        session.execute("KILL QUERY WHERE 1 ASYNC");
      } catch (ClickHouseException e) {
        throw new IOException("Running statements can't be ended: " + e.getMessage(), e);
      }
      if (!allTurnsBack(CLOSE_TIMEOUT)) {
        throw new IOException("A running statement did not end; the engine stays open.");
      }
    }
    chdb.chdb_close_conn(keepAlive);
    turns.release(allTurns);
  }

  private Pointer connectPlainly() {
    return chdb.chdb_connect(arguments.size(), arguments.toArray(String[]::new));
  }

  private boolean allTurnsBack(Duration wait) {
    try {
      return turns.tryAcquire(allTurns, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
