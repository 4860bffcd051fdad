package io.gosight.engine.clickhouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KillStatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "KILL QUERY WHERE query_id = 'a'"
            + "|KILL QUERY WHERE (query_id = 'a' OR Settings['log_comment'] = 'a')",
        "kill query where Query_Id='a' ASYNC"
            + "|kill query where (query_id='a' OR Settings['log_comment']='a') ASYNC",
        "KILL QUERY WHERE query_id IN ('a', 'b')"
            + "|KILL QUERY WHERE (query_id IN ('a', 'b') OR Settings['log_comment'] IN ('a', 'b'))",
        "KILL QUERY WHERE user = 'x'|KILL QUERY WHERE user = 'x'",
        "SELECT 1 WHERE query_id = 'a'|SELECT 1 WHERE query_id = 'a'"
      })
  void findsStatementsByTheIdsOfTheirClients(String statement, String translated) {
    assertThat(KillStatement.translated(statement)).isEqualTo(translated);
  }
}
