package io.gosight.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClickHouseMigrationsTest {
  @Test
  void migrationsCanBeRunAgain() {
    assertThat(
            ClickHouseMigrations.statements(
                """
                -- A comment; with a semicolon.
                CREATE TABLE a (x String) -- more;
                ENGINE = MergeTree;
                CREATE TABLE IF NOT EXISTS b (y String);

                CREATE MATERIALIZED VIEW c TO a AS SELECT 1;
                """))
        .hasSize(3)
        .satisfiesExactly(
            a -> assertThat(a).startsWith("CREATE TABLE IF NOT EXISTS a (x String)"),
            b -> assertThat(b).startsWith("CREATE TABLE IF NOT EXISTS b"),
            c -> assertThat(c).startsWith("CREATE MATERIALIZED VIEW IF NOT EXISTS c"));
  }
}
