package io.gosight.storage;

import io.gosight.settings.Setting;

/**
 * How PostgreSQL is reached.
 *
 * @param url {@code gosight.postgres.url}
 * @param user {@code gosight.postgres.user}
 * @param password {@code gosight.postgres.password}
 */
public record PostgresSettings(
    @Setting(key = "gosight.postgres.url", meaning = "The JDBC URL.", required = true) String url,
    @Setting(key = "gosight.postgres.user", meaning = "The user.", required = true) String user,
    @Setting(key = "gosight.postgres.password", meaning = "Its password.", required = true)
        String password) {}
