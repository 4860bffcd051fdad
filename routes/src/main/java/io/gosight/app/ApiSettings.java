package io.gosight.app;

import io.gosight.settings.Setting;

/**
 * How the API is reached, and what it may cost.
 *
 * @param backtestEvents {@code gosight.api.backtest-events}
 * @param realtimeClients {@code gosight.api.realtime-clients}
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
            key = "gosight.api.realtime-clients",
            meaning = "The most WebSockets that a project may have on one node.",
            unit = "connections",
            defaultValue = "1000",
            min = 0,
            max = 100000)
        int realtimeClients,
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
