package io.gosight.storage;

import io.gosight.settings.Setting;

/**
 * How ClickHouse is reached.
 *
 * @param url {@code gosight.clickhouse.url}
 * @param database {@code gosight.clickhouse.database}
 * @param user {@code gosight.clickhouse.user}
 * @param password {@code gosight.clickhouse.password}
 * @param readerUser {@code gosight.clickhouse.reader.user}
 * @param readerPassword {@code gosight.clickhouse.reader.password}
 * @param caFile {@code gosight.clickhouse.ca-file}
 */
public record ClickHouseSettings(
    @Setting(
            key = "gosight.clickhouse.url",
            meaning = "The address of its HTTP interface.",
            required = true)
        String url,
    @Setting(key = "gosight.clickhouse.database", meaning = "The database.", required = true)
        String database,
    @Setting(
            key = "gosight.clickhouse.user",
            meaning = "The user that inserts and migrates.",
            required = true)
        String user,
    @Setting(key = "gosight.clickhouse.password", meaning = "Its password.", required = true)
        String password,
    @Setting(
            key = "gosight.clickhouse.reader.user",
            meaning = "A user that can only read; if empty, queries use the other one.")
        String readerUser,
    @Setting(
            key = "gosight.clickhouse.reader.password",
            meaning = "The password of the user that can only read.")
        String readerPassword,
    @Setting(
            key = "gosight.clickhouse.ca-file",
            meaning =
                "The certificate authority of an https address, as a PEM file; if empty, those of the JVM.")
        String caFile) {}
