package io.gosight.store;

import io.gosight.settings.Setting;
import java.time.Duration;

/**
 * When rows are inserted.
 *
 * @param flushRows {@code gosight.store.flush-rows}
 * @param flush {@code gosight.store.flush-ms}
 */
public record StoreSettings(
    @Setting(
            key = "gosight.store.flush-rows",
            meaning = "Rows are inserted as soon as this many wait.",
            unit = "rows",
            defaultValue = "10000",
            min = 1,
            max = 1000000)
        int flushRows,
    @Setting(
            key = "gosight.store.flush-ms",
            meaning = "Rows are inserted once the oldest has waited this long.",
            unit = "ms",
            defaultValue = "1000",
            min = 10,
            max = 60000)
        Duration flush) {}
