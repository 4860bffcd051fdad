package io.gosight.storage;

import io.gosight.settings.Setting;
import java.util.List;

/**
 * How Redis is reached.
 *
 * @param host {@code gosight.redis.host}
 * @param port {@code gosight.redis.port}
 * @param password {@code gosight.redis.password}
 * @param user {@code gosight.redis.user}
 * @param tls {@code gosight.redis.tls}
 * @param caFile {@code gosight.redis.ca-file}
 * @param sentinelMaster {@code gosight.redis.sentinel.master}
 * @param sentinelNodes {@code gosight.redis.sentinel.nodes}
 * @param sentinelPassword {@code gosight.redis.sentinel.password}
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
        String password,
    @Setting(
            key = "gosight.redis.user",
            meaning = "The user of an access control list; if empty, the default user.")
        String user,
    @Setting(
            key = "gosight.redis.tls",
            meaning = "Whether Redis is reached by TLS.",
            defaultValue = "false")
        boolean tls,
    @Setting(
            key = "gosight.redis.ca-file",
            meaning =
                "The certificate authority of Redis, as a PEM file; if empty, those of the JVM.")
        String caFile,
    @Setting(
            key = "gosight.redis.sentinel.master",
            meaning =
                "The name of the master that Sentinel watches; host and port are then not used.")
        String sentinelMaster,
    @Setting(key = "gosight.redis.sentinel.nodes", meaning = "The Sentinels, host:port.")
        List<String> sentinelNodes,
    @Setting(key = "gosight.redis.sentinel.password", meaning = "The password of the Sentinels.")
        String sentinelPassword) {}
