package io.gosight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderIT {
  private static final String SECRET = "only-for-the-owner";

  @TempDir static Path directory;
  static Path secret;
  static TestEngine engine;

  @BeforeAll
  static void start() throws Exception {
    engine =
        TestEngine.start(
            directory.resolve("data"),
            Map.of("reader-max-execution-time", "1s", "reader-max-memory-megabytes", "64"));
    secret = Files.writeString(directory.resolve("secret.txt"), SECRET + "\n");
    engine.ask("CREATE TABLE t (a UInt32, file String) ENGINE = MergeTree ORDER BY a");
    engine.ask("INSERT INTO t VALUES (1, 'x')");
  }

  @AfterAll
  static void stop() throws Exception {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t",
        "WITH 1 AS one SELECT one",
        "(SELECT 1)",
        "EXISTS TABLE t",
        "DESCRIBE TABLE t",
        "DESC t",
        "SHOW TABLES",
        "SHOW CREATE TABLE t",
        "EXPLAIN SELECT a FROM t",
        "SELECT t.file FROM t",
        "SELECT count() FROM t WHERE a = 1 FORMAT JSON",
        "SELECT * FROM numbers(3)"
      })
  void reads(String sql) throws Exception {
    HttpResponse<String> response = engine.asReader(sql);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (2, 'y')",
        "INSERT INTO t SELECT 2, 'y'",
        "CREATE TABLE u (a Int8) ENGINE = Memory",
        "CREATE TEMPORARY TABLE u (a Int8)",
        "DROP TABLE t",
        "TRUNCATE TABLE t",
        "ALTER TABLE t DELETE WHERE 1",
        "OPTIMIZE TABLE t FINAL",
        "SET readonly = 0",
        "SELECT 1 SETTINGS readonly = 0",
        "SELECT 1 SETTINGS max_memory_usage = 0",
        "SYSTEM SHUTDOWN",
        "KILL QUERY WHERE 1",
        "BACKUP TABLE t TO File('b')",
        "SELECT 1; DROP TABLE t",
        "SELECT 1 INTO OUTFILE 'o'",
        "SELECT * FROM url('http://127.0.0.1:1/', 'TSV', 'a Int8')",
        "SELECT * FROM remote('127.0.0.1:1', 'a', 'b')",
        "SELECT * FROM s3('http://127.0.0.1:1/b', 'TSV', 'a Int8')",
        "SELECT * FROM mysql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
        "SELECT * FROM executable('x.sh', 'TSV', 'a String')",
        "DESCRIBE url('http://127.0.0.1:1/')",
        "DESC TABLE remote('127.0.0.1:1', 'a', 'b')",
        "DESC (SELECT * FROM url('http://127.0.0.1:1/', 'TSV', 'a Int8'))",
        "SELECT count() FROM system.stack_trace"
      })
  void doesNothingElse(String sql) throws Exception {
    HttpResponse<String> response = engine.asReader(sql);
    assertThat(response.body()).as(sql).startsWith("Code: ");
    assertThat(response.statusCode()).isBetween(400, 599);
    assertThat(engine.ask("SELECT count() FROM t")).isEqualTo("1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT file('%s')",
        "SELECT `file`('%s')",
        "SELECT \"file\"('%s')",
        "SELECT `\\x66ile`('%s')",
        "SELECT file/**/('%s')",
        "SELECT\u00a0file('%s')",
        "SELECT 1.,file('%s')",
        "SELECT -- x\nfile('%s')",
        "SELECT arrayMap(file, ['%s'])",
        "SELECT * APPLY file FROM (SELECT '%s')",
        "SELECT * APPLY(file) FROM (SELECT '%s')",
        "SELECT * REPLACE(file('%s') AS dummy) FROM system.one",
        "SELECT * FROM file('%s', 'LineAsString')",
        "SELECT * FROM `%s`",
        "SELECT * FROM default.`%s`",
        "SELECT * FROM '%s'",
        "SELECT * FROM view(SELECT file('%s'))"
      })
  void cannotReadFiles(String sql) throws Exception {
    String attempt = sql.formatted(secret);
    assertThat(engine.asReader(attempt).body()).as(attempt).doesNotContain(SECRET);
  }

  @Test
  void keepsWithinItsCapsWhateverItAsksFor() throws Exception {
    HttpResponse<String> slow =
        engine.send(
            engine
                .readerRequest("/?max_execution_time=0&timeout_overflow_mode=break&readonly=0")
                .POST(BodyPublishers.ofString("SELECT count() FROM numbers(1000000000000)"))
                .build());
    assertThat(slow.body()).startsWith("Code: 159.");
    HttpResponse<String> large =
        engine.send(
            engine
                .readerRequest("/?max_memory_usage=100000000000")
                .POST(
                    BodyPublishers.ofString("SELECT length(groupArray(number)) FROM numbers(1e8)"))
                .build());
    assertThat(large.body()).startsWith("Code: 241.");
  }

  @Test
  void bindsParameters() throws Exception {
    HttpResponse<String> response =
        engine.send(
            engine
                .readerRequest("/?param_a=1&database=gosight")
                .POST(BodyPublishers.ofString("SELECT a FROM t WHERE a = {a:UInt32}"))
                .build());
    assertThat(response.body()).isEqualTo("1\n");
  }
}
