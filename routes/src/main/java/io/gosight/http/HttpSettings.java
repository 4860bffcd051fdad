package io.gosight.http;

import io.gosight.settings.Setting;
import java.time.Duration;

/**
 * How the hub serves HTTP.
 *
 * @param host {@code gosight.http.host}
 * @param port {@code gosight.http.port}
 * @param idle {@code gosight.http.idle-seconds}
 * @param requestTimeout {@code gosight.http.request-timeout-ms}
 * @param h2c {@code gosight.http.h2c}
 * @param trustedProxies {@code gosight.http.trusted-proxies}
 * @param drain {@code gosight.http.drain-seconds}
 */
public record HttpSettings(
    @Setting(
            key = "gosight.http.host",
            meaning =
                "The address on which HTTP is served. On a server, set it to 0.0.0.0 and terminate"
                    + " TLS in front.",
            defaultValue = "127.0.0.1")
        String host,
    @Setting(
            key = "gosight.http.port",
            meaning = "The HTTP port: SDK, gRPC-Web, API, dashboard and health.",
            defaultValue = "8080",
            min = 0,
            max = 65535)
        int port,
    @Setting(
            key = "gosight.http.idle-seconds",
            meaning = "A connection without traffic for this long is closed.",
            unit = "s",
            defaultValue = "30",
            min = 1,
            max = 3600)
        Duration idle,
    @Setting(
            key = "gosight.http.request-timeout-ms",
            meaning = "A batch that takes longer to arrive and be answered gets 503.",
            unit = "ms",
            defaultValue = "15000",
            min = 100,
            max = 600000)
        Duration requestTimeout,
    @Setting(
            key = "gosight.http.h2c",
            meaning =
                "Whether HTTP/2 without TLS is served. Ask for it only where the proxy in front"
                    + " speaks it: a connection then carries many requests.",
            defaultValue = "false")
        boolean h2c,
    @Setting(
            key = "gosight.http.trusted-proxies",
            meaning =
                "Networks of proxies whose X-Forwarded-For is believed, in CIDR notation, separated"
                    + " by commas.")
        String trustedProxies,
    @Setting(
            key = "gosight.http.drain-seconds",
            meaning =
                "How long a stopping hub still serves while /ready asks load balancers to send"
                    + " traffic elsewhere.",
            unit = "s",
            defaultValue = "0",
            min = 0,
            max = 600)
        Duration drain) {}
