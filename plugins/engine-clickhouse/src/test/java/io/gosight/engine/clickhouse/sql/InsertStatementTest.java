package io.gosight.engine.clickhouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertStatementTest {
  @Test
  void cutsHeaderFormatAndRows() throws Exception {
    assertCut("INSERT INTO t FORMAT RowBinary\nxyz", "INSERT INTO t ", "RowBinary", "xyz");
    assertCut("insert into t (a, b) values (1, 2)", "insert into t (a, b) ", "Values", " (1, 2)");
    assertCut("INSERT INTO t FORMAT CSV ;\r\n1", "INSERT INTO t ", "CSV", "1");
    assertCut("INSERT INTO t FORMAT TSV\n\n1", "INSERT INTO t ", "TSV", "\n1");
    assertCut(
        "/* values */ INSERT INTO db.values (`format`, values) -- format x\n FORMAT TSV\n1",
        "/* values */ INSERT INTO db.values (`format`, values) -- format x\n ",
        "TSV",
        "1");
    assertCut("INSERT INTO format FORMAT TSV\n", "INSERT INTO format ", "TSV", "");
    assertCut(
        "INSERT INTO t SETTINGS x = 'values' FORMAT JSONEachRow {\"a\":1}",
        "INSERT INTO t SETTINGS x = 'values' ",
        "JSONEachRow",
        "{\"a\":1}");
    assertCut("INSERT INTO t ", "INSERT INTO t ", "Values", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT 1 FORMAT CSV",
        "INSERT INTO t SELECT 1",
        "INSERT INTO t (a) WITH 1 AS x SELECT x",
        "EXPLAIN INSERT INTO t VALUES (1)"
      })
  void leavesOtherStatementsWhole(String sql) throws Exception {
    assertThat(InsertStatement.of(sql)).isNull();
  }

  @Test
  void refusesFilesOfTheClient() {
    assertThatThrownBy(
            () -> InsertStatement.of("INSERT INTO t FROM INFILE '/etc/passwd' FORMAT CSV"))
        .hasMessageStartingWith("Code: 78.");
  }

  private static void assertCut(String sql, String header, String format, String rows)
      throws ClickHouseException {
    InsertStatement insert = InsertStatement.of(sql);
    assertThat(insert.header()).isEqualTo(header);
    assertThat(insert.format()).isEqualTo(format);
    assertThat(sql.substring(insert.dataStart())).isEqualTo(rows);
  }
}
