package io.gosight.engine.clickhouse;

/**
 * What the engine's parser says of a text.
 *
 * @param statements how many statements it holds; 0 if it can't be parsed
 * @param kind the most far-reaching effect of them
 */
record StatementClass(int statements, int kind) {
  static final int READ_ONLY = 0;
  static final int UNKNOWN = 4;
}
