package io.gosight.app;

import io.gosight.settings.Setting;

/**
 * What the API may cost.
 *
 * @param backtestEvents {@code gosight.api.backtest-events}
 */
public record ApiSettings(
    @Setting(
            key = "gosight.api.backtest-events",
            meaning =
                "A backtest by the API is refused if it would read more events; the command line has no limit.",
            unit = "events",
            defaultValue = "1000000",
            min = 1)
        int backtestEvents) {}
