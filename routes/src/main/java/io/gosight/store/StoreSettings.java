package io.gosight.store;

import io.gosight.settings.Setting;
import java.time.Duration;
import java.util.List;

/**
 * When rows are inserted.
 *
 * @param flushRows {@code gosight.store.flush-rows}
 * @param flush {@code gosight.store.flush-ms}
 * @param pagePatterns {@code gosight.store.page-patterns}
 * @param dropTrailingSlash {@code gosight.store.drop-trailing-slash}
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
        Duration flush,
    @Setting(
            key = "gosight.store.page-patterns",
            meaning =
                "Paths that count as one page, such as /product/:id or /docs/*; the first that matches counts.")
        List<String> pagePatterns,
    @Setting(
            key = "gosight.store.drop-trailing-slash",
            meaning = "Whether /cart/ and /cart count as one page.",
            defaultValue = "false")
        boolean dropTrailingSlash) {}
