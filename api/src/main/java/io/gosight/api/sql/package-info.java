/** Access to PostgreSQL: one {@code .sql} file a statement, executed by Spring's JdbcClient. */
package io.gosight.api.sql;
