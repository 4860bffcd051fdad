package io.gosight.ingest;

import io.gosight.settings.Setting;

/**
 * What pages record in the mode {@code replay-optimized}, instead of the settings of the same name.
 *
 * @param samplingRate {@code gosight.replay-optimized.sampling-rate}
 * @param record {@code gosight.replay-optimized.record}
 * @param maximumDurationSeconds {@code gosight.replay-optimized.maximum-duration-seconds}
 * @param recordMouseMove {@code gosight.replay-optimized.record-mouse-move}
 */
public record ReplayOptimizedSettings(
    @Setting(
            key = "gosight.replay-optimized.sampling-rate",
            meaning = "In the mode replay-optimized: how many of all sessions are recorded.",
            unit = "percent",
            defaultValue = "10",
            min = 0,
            max = 100)
        int samplingRate,
    @Setting(
            key = "gosight.replay-optimized.record",
            meaning = "In the mode replay-optimized: always, or trigger.",
            defaultValue = "trigger")
        String record,
    @Setting(
            key = "gosight.replay-optimized.maximum-duration-seconds",
            meaning = "In the mode replay-optimized: a recording ends after this long.",
            unit = "s",
            defaultValue = "300",
            min = 10,
            max = 86400)
        int maximumDurationSeconds,
    @Setting(
            key = "gosight.replay-optimized.record-mouse-move",
            meaning = "In the mode replay-optimized: whether the pointer's path is recorded.",
            defaultValue = "false")
        boolean recordMouseMove) {}
