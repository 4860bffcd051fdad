package io.gosight.engine.clickhouse.sql;

/**
 * What the engine's parser says of a text.
 *
 * @param statements how many statements it holds; 0 if it can't be parsed
 * @param kind the most far-reaching effect of them
 */
public record StatementClass(int statements, int kind) {
  public static final int READ_ONLY = 0;
  public static final int UNKNOWN = 4;
}
