package io.gosight.storage;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import io.gosight.common.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings ClickHouse's schema up to date by numbered SQL files, a folder a stage. ClickHouse has no
 * transactions for this, so every statement may be run again: a file that was cut off midway is run
 * from its start.
 */
public final class ClickHouseMigrations {
  private static final String DONE =
      "CREATE TABLE IF NOT EXISTS schema_migrations (file String, done_at DateTime DEFAULT now())"
          + " ENGINE = MergeTree ORDER BY file";

  private final Client client;

  public ClickHouseMigrations(Client client) {
    this.client = client;
  }

  /**
   * Runs the files that have not been run, in the order of their names.
   *
   * @param scripts the folder with a folder for each stage
   * @param stages the names of the stages whose tables are wanted
   */
  public void run(Path scripts, Set<String> stages) {
    try (Stream<Path> files = Files.walk(scripts)) {
      execute(DONE);
      Set<String> done =
          client.queryAll("SELECT file FROM schema_migrations").stream()
              .map(ClickHouseMigrations::file)
              .collect(Collectors.toSet());
      List<Path> open =
          files
              .filter(file -> file.toString().endsWith(".sql"))
              .filter(file -> stages.contains(file.getParent().getFileName().toString()))
              .filter(file -> !done.contains(file.getFileName().toString()))
              .sorted(Comparator.comparing(Path::getFileName))
              .toList();
      for (Path file : open) {
        for (String statement : statements(Files.readString(file))) {
          execute(statement);
        }
        execute("INSERT INTO schema_migrations (file) VALUES ('" + file.getFileName() + "')");
      }
    } catch (IOException e) {
      throw new OperatorException(scripts + " can't be read.", e);
    }
  }

  private static String file(GenericRecord row) {
    return row.getString("file");
  }

  /** The file's statements, made repeatable. */
  public static List<String> statements(String sql) {
    String code =
        sql.lines().map(line -> line.replaceFirst("--.*", "")).collect(Collectors.joining("\n"));
    return Stream.of(code.split(";"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .map(s -> s.replaceFirst("^CREATE TABLE (?!IF)", "CREATE TABLE IF NOT EXISTS "))
        .map(
            s ->
                s.replaceFirst(
                    "^CREATE MATERIALIZED VIEW (?!IF)", "CREATE MATERIALIZED VIEW IF NOT EXISTS "))
        .toList();
  }

  private void execute(String statement) {
    try {
      client.query(statement).get(60, TimeUnit.SECONDS).close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException("The start was interrupted.", e);
    } catch (Exception e) {
      throw new OperatorException(
          "ClickHouse's schema can't be brought up to date: " + e.getMessage(), e);
    }
  }
}
