package io.gosight.connections;

import io.gosight.settings.Setting;
import java.time.Duration;

/**
 * What all connections of all ports may take together, whoever is at the other end.
 *
 * @param max {@code gosight.connections.max}
 * @param maxPerAddress {@code gosight.connections.max-per-address}
 * @param maxBufferedBytes {@code gosight.connections.max-buffered-bytes}
 * @param headerTimeout {@code gosight.connections.header-seconds}
 * @param minBodyRate {@code gosight.connections.min-body-bytes-per-second}
 * @param bodyTimeout {@code gosight.connections.body-seconds}
 * @param maxAge {@code gosight.connections.max-age-seconds}
 */
public record ConnectionSettings(
    @Setting(
            key = "gosight.connections.max",
            meaning =
                "The most connections of all ports together; beyond it the one that has been of no"
                    + " use for longest is closed.",
            unit = "connections",
            defaultValue = "4096",
            min = 16,
            max = 1000000)
        int max,
    @Setting(
            key = "gosight.connections.max-per-address",
            meaning = "The same for the connections of one address, trusted proxies excepted.",
            unit = "connections",
            defaultValue = "1024",
            min = 4,
            max = 1000000)
        int maxPerAddress,
    @Setting(
            key = "gosight.connections.max-buffered-bytes",
            meaning =
                "The most bytes of requests in memory; beyond it the connection whose upload has"
                    + " been unfinished for longest is closed.",
            unit = "bytes",
            defaultValue = "67108864",
            min = 4194304,
            max = 68719476736L)
        long maxBufferedBytes,
    @Setting(
            key = "gosight.connections.header-seconds",
            meaning = "A connection whose first request does not begin within this time is closed.",
            unit = "s",
            defaultValue = "10",
            min = 1,
            max = 600)
        Duration headerTimeout,
    @Setting(
            key = "gosight.connections.min-body-bytes-per-second",
            meaning = "An upload that stays slower for more than 5 s is cut off.",
            unit = "bytes a second",
            defaultValue = "1024",
            min = 0,
            max = 1000000)
        int minBodyRate,
    @Setting(
            key = "gosight.connections.body-seconds",
            meaning = "An upload that takes longer is cut off.",
            unit = "s",
            defaultValue = "30",
            min = 1,
            max = 3600)
        Duration bodyTimeout,
    @Setting(
            key = "gosight.connections.max-age-seconds",
            meaning = "A connection that is older is closed after its next answer.",
            unit = "s",
            defaultValue = "3600",
            min = 10,
            max = 604800)
        Duration maxAge) {}
