package io.gosight.app;

import io.gosight.settings.Setting;

/**
 * How the API is reached, and what it may cost.
 *
 * @param backtestEvents {@code gosight.api.backtest-events}
 * @param publicUrl {@code gosight.api.public-url}
 * @param ownerEmail {@code gosight.api.owner-email}
 */
public record ApiSettings(
    @Setting(
            key = "gosight.api.backtest-events",
            meaning =
                "A backtest by the API is refused if it would read more events; the command line has no limit.",
            unit = "events",
            defaultValue = "1000000",
            min = 1)
        int backtestEvents,
    @Setting(
            key = "gosight.api.public-url",
            meaning =
                "The address under which browsers reach the hub through a proxy, for example https://gosight.example.")
        String publicUrl,
    @Setting(
            key = "gosight.api.owner-email",
            meaning =
                "How the first user signs in. The first start prints their one-time password.",
            defaultValue = "owner@localhost")
        String ownerEmail) {}
