/** Reads just enough of a statement to classify, guard and route it. */
package io.gosight.engine.clickhouse.sql;
