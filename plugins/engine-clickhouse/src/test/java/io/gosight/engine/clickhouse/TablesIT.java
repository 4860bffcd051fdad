package io.gosight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesIT {
  @TempDir static Path directory;
  static TestEngine engine;

  @BeforeAll
  static void start() throws Exception {
    engine = TestEngine.start(directory, Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    engine.close();
  }

  @Test
  void replacingTableShowsOneRowAKeyWithFinal() throws Exception {
    engine.ask(
        "CREATE TABLE rep (k UInt32, v String, n UInt64) ENGINE = ReplacingMergeTree(n) ORDER BY k");
    engine.ask("INSERT INTO rep VALUES (1, 'old', 1), (2, 'x', 1)");
    engine.ask("INSERT INTO rep VALUES (1, 'new', 2)");
    assertThat(engine.ask("SELECT k, v FROM rep FINAL ORDER BY k")).isEqualTo("1\tnew\n2\tx\n");
  }

  @Test
  void materializedViewFillsAnAggregatingTable() throws Exception {
    engine.ask("CREATE TABLE ev (s UInt32, t DateTime) ENGINE = MergeTree ORDER BY s");
    engine.ask(
        "CREATE TABLE agg (s UInt32, first SimpleAggregateFunction(min, DateTime), users"
            + " AggregateFunction(uniqExact, UInt32)) ENGINE = AggregatingMergeTree ORDER BY s");
    engine.ask(
        "CREATE MATERIALIZED VIEW ev_to_agg TO agg AS SELECT s, min(t) AS first,"
            + " uniqExactState(s) AS users FROM ev GROUP BY s");
    engine.ask("INSERT INTO ev VALUES (1, '2026-01-01 00:00:05'), (2, '2026-01-01 00:00:01')");
    engine.ask("INSERT INTO ev VALUES (1, '2026-01-01 00:00:02')");
    assertThat(
            engine.ask(
                "SELECT s, min(first), uniqExactMerge(users) FROM agg GROUP BY s ORDER BY s"))
        .isEqualTo("1\t2026-01-01 00:00:02\t1\n2\t2026-01-01 00:00:01\t1\n");
  }

  @Test
  void deletesByMutation() throws Exception {
    engine.ask("CREATE TABLE del (a UInt32) ENGINE = MergeTree ORDER BY a");
    engine.ask("INSERT INTO del SELECT number FROM numbers(10)");
    engine.ask("ALTER TABLE del DELETE WHERE a < 4 SETTINGS mutations_sync = 1");
    assertThat(engine.ask("SELECT count() FROM del")).isEqualTo("6\n");
    engine.ask("DELETE FROM del WHERE a = 9");
    assertThat(engine.ask("SELECT max(a) FROM del")).isEqualTo("8\n");
  }

  @Test
  void skipIndexPrunesGranules() throws Exception {
    engine.ask(
        "CREATE TABLE idx (a UInt32, u String, INDEX i u TYPE bloom_filter GRANULARITY 1) ENGINE ="
            + " MergeTree ORDER BY a SETTINGS index_granularity = 100");
    engine.ask("INSERT INTO idx SELECT number, 'u' || number FROM numbers(10000)");
    assertThat(engine.ask("SELECT a FROM idx WHERE u = 'u777'")).isEqualTo("777\n");
    assertThat(engine.ask("EXPLAIN indexes = 1 SELECT a FROM idx WHERE u = 'u777'"))
        .contains("Name: i");
  }

  @Test
  void deduplicatesAnInsertByItsToken() throws Exception {
    engine.ask(
        "CREATE TABLE dedup (a UInt32) ENGINE = MergeTree ORDER BY a SETTINGS"
            + " non_replicated_deduplication_window = 100");
    for (int i = 0; i < 2; i++) {
      assertThat(
              engine
                  .send(
                      engine
                          .request("/?database=gosight&insert_deduplication_token=topic-0-1-9")
                          .POST(BodyPublishers.ofString("INSERT INTO dedup VALUES (1), (2)"))
                          .build())
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(engine.ask("SELECT count() FROM dedup")).isEqualTo("2\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UInt64|18446744073709551615",
        "Int32|-5",
        "Float64|0.5",
        "String|%C3%A4%5Ct'",
        "DateTime64(3)|2026-01-02 03:04:05.678",
        "Date|2026-01-02",
        "UUID|01234567-89ab-cdef-0123-456789abcdef",
        "Array(String)|['a','b']",
        "Map(String, UInt8)|{'a':1}",
        "Nullable(String)|%5CN",
        "Bool|true",
        "IPv6|::1",
        "LowCardinality(String)|x",
        "Decimal(9, 2)|1.25"
      })
  void parametersHaveEveryType(String type, String value) throws Exception {
    String encoded = value.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D");
    encoded = encoded.replace("[", "%5B").replace("]", "%5D").replace("'", "%27");
    String found =
        engine
            .send(
                engine
                    .request("/?param_p=" + encoded)
                    .POST(BodyPublishers.ofString("SELECT {p:" + type + "} FORMAT TSV"))
                    .build())
            .body();
    assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8) + "\n")
        .isEqualTo(found.replace("\\'", "'"));
  }
}
