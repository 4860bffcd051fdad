package io.gosight.operate;

import io.gosight.settings.Setting;

/**
 * How full the disk of the data folder may be.
 *
 * @param warnPercent {@code gosight.disk.warn-percent}
 * @param replayPercent {@code gosight.disk.replay-percent}
 * @param minFreeMegabytes {@code gosight.disk.min-free-megabytes}
 */
public record DiskSettings(
    @Setting(
            key = "gosight.disk.warn-percent",
            meaning = "From this share of the data folder's disk on, health is degraded.",
            unit = "%",
            defaultValue = "80",
            min = 1,
            max = 100)
        int warnPercent,
    @Setting(
            key = "gosight.disk.replay-percent",
            meaning =
                "From this share on, session replay is rejected, so that events keep their space.",
            unit = "%",
            defaultValue = "90",
            min = 1,
            max = 100)
        int replayPercent,
    @Setting(
            key = "gosight.disk.min-free-megabytes",
            meaning = "With less free space, this node asks for no traffic.",
            unit = "MB",
            defaultValue = "512",
            min = 0,
            max = 1000000)
        int minFreeMegabytes) {}
