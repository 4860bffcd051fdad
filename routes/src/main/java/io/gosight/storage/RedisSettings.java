package io.gosight.storage;

import io.gosight.settings.Setting;

/**
 * How Redis is reached.
 *
 * @param host {@code gosight.redis.host}
 * @param port {@code gosight.redis.port}
 * @param password {@code gosight.redis.password}
 */
public record RedisSettings(
    @Setting(key = "gosight.redis.host", meaning = "The host.", required = true) String host,
    @Setting(
            key = "gosight.redis.port",
            meaning = "The port.",
            required = true,
            min = 1,
            max = 65535)
        int port,
    @Setting(key = "gosight.redis.password", meaning = "The password.", required = true)
        String password) {}
