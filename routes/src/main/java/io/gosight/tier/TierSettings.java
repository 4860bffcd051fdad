package io.gosight.tier;

import io.gosight.settings.Setting;
import io.gosight.stage.Mode;
import java.time.Duration;

/**
 * When recordings move to object storage, and how they are packed there.
 *
 * @param after {@code gosight.tier.after-days}
 * @param compression {@code gosight.tier.compression}
 * @param optimizedCompression {@code gosight.replay-optimized.compression}
 * @param sessionsAtOnce {@code gosight.tier.sessions-at-once}
 * @param every {@code gosight.tier.every-ms}
 * @param purgeEvery {@code gosight.tier.purge-every-ms}
 */
public record TierSettings(
    @Setting(
            key = "gosight.tier.after-days",
            meaning =
                "A recording moves from ClickHouse to object storage this many days after its session began.",
            unit = "days",
            defaultValue = "30",
            min = 1,
            max = 3650)
        Duration after,
    @Setting(
            key = "gosight.tier.compression",
            meaning =
                "How recordings are packed in object storage: gzip (.gz), zstd (.zst), or columns (.columns), the smallest, which only GoSight reads.",
            defaultValue = "gzip")
        String compression,
    @Setting(
            key = "gosight.replay-optimized.compression",
            meaning = "The same in the mode replay-optimized.",
            defaultValue = "columns")
        String optimizedCompression,
    @Setting(
            key = "gosight.tier.sessions-at-once",
            meaning = "The most recordings that move in one run.",
            unit = "sessions",
            defaultValue = "200",
            min = 1,
            max = 10000)
        int sessionsAtOnce,
    @Setting(
            key = "gosight.tier.every-ms",
            meaning = "How often recordings that are due are looked for.",
            unit = "ms",
            defaultValue = "60000",
            min = 100,
            max = 86400000)
        Duration every,
    @Setting(
            key = "gosight.tier.purge-every-ms",
            meaning = "How often recordings whose retention has ended are looked for.",
            unit = "ms",
            defaultValue = "600000",
            min = 100,
            max = 86400000)
        Duration purgeEvery) {
  /** How recordings are packed in that mode. */
  String compression(Mode mode) {
    return mode == Mode.REPLAY_OPTIMIZED ? optimizedCompression : compression;
  }
}
