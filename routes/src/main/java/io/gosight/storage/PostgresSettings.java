package io.gosight.storage;

import io.gosight.settings.Setting;

/**
 * How PostgreSQL is reached.
 *
 * @param url {@code gosight.postgres.url}
 * @param user {@code gosight.postgres.user}
 * @param password {@code gosight.postgres.password}
 * @param sslMode {@code gosight.postgres.ssl-mode}
 * @param caFile {@code gosight.postgres.ca-file}
 * @param pooler {@code gosight.postgres.pooler}
 */
public record PostgresSettings(
    @Setting(key = "gosight.postgres.url", meaning = "The JDBC URL.", required = true) String url,
    @Setting(key = "gosight.postgres.user", meaning = "The user.", required = true) String user,
    @Setting(key = "gosight.postgres.password", meaning = "Its password.", required = true)
        String password,
    @Setting(
            key = "gosight.postgres.ssl-mode",
            meaning =
                "disable, prefer, require, verify-ca or verify-full; if empty, what the URL says.")
        String sslMode,
    @Setting(
            key = "gosight.postgres.ca-file",
            meaning =
                "The certificate authority that verify-ca and verify-full trust, as a PEM file.")
        String caFile,
    @Setting(
            key = "gosight.postgres.pooler",
            meaning =
                "true if a pooler with transaction pooling is in between: no prepared statements are kept.",
            defaultValue = "false")
        boolean pooler) {}
