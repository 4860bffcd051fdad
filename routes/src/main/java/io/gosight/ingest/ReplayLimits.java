package io.gosight.ingest;

import io.gosight.settings.Setting;

/**
 * How much replay data is taken.
 *
 * @param maxChunkBytes {@code gosight.replay.max-chunk-bytes}
 * @param maxParts {@code gosight.replay.max-parts}
 * @param sessionBytesPerMinute {@code gosight.replay.session-bytes-per-minute}
 * @param projectBytesPerMinute {@code gosight.replay.project-bytes-per-minute}
 */
public record ReplayLimits(
    @Setting(
            key = "gosight.replay.max-chunk-bytes",
            meaning = "The largest replay chunk, after decompression.",
            unit = "bytes",
            defaultValue = "33554432",
            min = 65536,
            max = 268435456)
        int maxChunkBytes,
    @Setting(
            key = "gosight.replay.max-parts",
            meaning = "The most pieces in which one replay chunk may come.",
            unit = "pieces",
            defaultValue = "32",
            min = 1,
            max = 1024)
        int maxParts,
    @Setting(
            key = "gosight.replay.session-bytes-per-minute",
            meaning =
                "The most compressed replay data of one session a minute; what is beyond is rejected.",
            unit = "bytes a minute",
            defaultValue = "16777216",
            min = 65536)
        long sessionBytesPerMinute,
    @Setting(
            key = "gosight.replay.project-bytes-per-minute",
            meaning =
                "The most compressed replay data of one project a minute; what is beyond is rejected.",
            unit = "bytes a minute",
            defaultValue = "1073741824",
            min = 65536)
        long projectBytesPerMinute) {}
