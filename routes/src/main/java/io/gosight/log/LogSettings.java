package io.gosight.log;

import io.gosight.settings.Setting;

/**
 * How the hub logs.
 *
 * @param format {@code gosight.log.format}
 * @param printKeys {@code gosight.log.print-keys}
 */
public record LogSettings(
    @Setting(
            key = "gosight.log.format",
            meaning = "text, or json: one JSON object a line.",
            defaultValue = "text")
        String format,
    @Setting(
            key = "gosight.log.print-keys",
            meaning =
                "Whether the start prints the demo project's keys; false where standard output is kept.",
            defaultValue = "true")
        boolean printKeys) {}
