package io.gosight.http;

import io.gosight.settings.Setting;
import java.util.List;

/**
 * How metrics and health are served to the operator.
 *
 * @param host {@code gosight.management.host}
 * @param port {@code gosight.management.port}
 * @param allowedHosts {@code gosight.management.allowed-hosts}
 */
public record ManagementSettings(
    @Setting(
            key = "gosight.management.host",
            meaning =
                "The address of the management port. It has no login: keep it on a private network.",
            defaultValue = "127.0.0.1")
        String host,
    @Setting(
            key = "gosight.management.port",
            meaning = "The port of Prometheus metrics and of the health of parts.",
            defaultValue = "9090",
            min = 0,
            max = 65535)
        int port,
    @Setting(
            key = "gosight.management.allowed-hosts",
            meaning =
                "Host names by which the management port may be called, besides localhost and addresses.")
        List<String> allowedHosts) {}
