/**
 * The ClickHouse engine inside this process, behind ClickHouse's HTTP interface on loopback.
 *
 * <p>{@code Chdb*} classes drive the native library; {@code Http*} classes and their helpers speak
 * the protocol. One process can hold one data folder at a time.
 */
package io.gosight.engine.clickhouse;
