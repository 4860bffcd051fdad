package io.gosight.console;

import io.gosight.settings.Setting;
import java.util.List;

/**
 * How Hawtio is served.
 *
 * @param enabled {@code gosight.hawtio.enabled}
 * @param host {@code gosight.hawtio.host}
 * @param port {@code gosight.hawtio.port}
 * @param allowedHosts {@code gosight.hawtio.allowed-hosts}
 * @param user {@code gosight.hawtio.user}
 * @param password {@code gosight.hawtio.password}
 * @param control {@code gosight.hawtio.control}
 */
public record ConsoleSettings(
    @Setting(
            key = "gosight.hawtio.enabled",
            meaning = "Whether Hawtio, the console that shows the routes, is served.",
            defaultValue = "true")
        boolean enabled,
    @Setting(
            key = "gosight.hawtio.host",
            meaning =
                "The address of Hawtio. It has a login but no TLS: keep it on loopback and use a tunnel.",
            defaultValue = "127.0.0.1")
        String host,
    @Setting(
            key = "gosight.hawtio.port",
            meaning = "The port of Hawtio. If it is in use, the hub starts without Hawtio.",
            defaultValue = "8090",
            min = 0,
            max = 65535)
        int port,
    @Setting(
            key = "gosight.hawtio.allowed-hosts",
            meaning =
                "Host names besides localhost by which a browser may open Hawtio, for example behind a proxy.")
        List<String> allowedHosts,
    @Setting(
            key = "gosight.hawtio.user",
            meaning = "The user name of the login.",
            defaultValue = "operator")
        String user,
    @Setting(
            key = "gosight.hawtio.password",
            meaning =
                "The password of the login. If empty, a generated one is kept in the file hawtio-password of the data folder.")
        String password,
    @Setting(
            key = "gosight.hawtio.control",
            meaning =
                "Whether Hawtio may also start, stop, suspend and resume routes; otherwise it only shows them.",
            defaultValue = "false")
        boolean control) {}
