/** ClickHouse's HTTP interface on loopback, in front of the library. */
package io.gosight.engine.clickhouse.http;
