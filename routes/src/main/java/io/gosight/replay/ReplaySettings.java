package io.gosight.replay;

import io.gosight.settings.Setting;
import io.gosight.stage.Mode;
import java.time.Duration;

/**
 * How recordings are stored.
 *
 * @param flushChunks {@code gosight.replay.flush-chunks}
 * @param flushBytes {@code gosight.replay.flush-bytes}
 * @param flush {@code gosight.replay.flush-ms}
 * @param openFrames {@code gosight.replay.open-frames}
 * @param retentionDays {@code gosight.replay.retention-days}
 * @param optimizedRetentionDays {@code gosight.replay-optimized.retention-days}
 */
public record ReplaySettings(
    @Setting(
            key = "gosight.replay.flush-chunks",
            meaning = "Replay chunks are inserted as soon as this many wait.",
            unit = "chunks",
            defaultValue = "1000",
            min = 1,
            max = 100000)
        int flushChunks,
    @Setting(
            key = "gosight.replay.flush-bytes",
            meaning = "Replay chunks are inserted as soon as they have this many compressed bytes.",
            unit = "bytes",
            defaultValue = "8388608",
            min = 65536,
            max = 134217728)
        long flushBytes,
    @Setting(
            key = "gosight.replay.flush-ms",
            meaning = "Replay chunks are inserted once the oldest has waited this long.",
            unit = "ms",
            defaultValue = "1000",
            min = 10,
            max = 60000)
        Duration flush,
    @Setting(
            key = "gosight.replay.open-frames",
            meaning =
                "How many tabs are compressed with their earlier chunks as context; each takes about 3 MB.",
            unit = "tabs",
            defaultValue = "100",
            min = 1,
            max = 10000)
        int openFrames,
    @Setting(
            key = "gosight.replay.retention-days",
            meaning =
                "A recording is deleted, hot or cold, this many days after its session began.",
            unit = "days",
            defaultValue = "90",
            min = 1,
            max = 3650)
        Duration retentionDays,
    @Setting(
            key = "gosight.replay-optimized.retention-days",
            meaning = "The same in the mode replay-optimized.",
            unit = "days",
            defaultValue = "7",
            min = 1,
            max = 3650)
        Duration optimizedRetentionDays) {
  /** How long recordings are kept in that mode. */
  public Duration retention(Mode mode) {
    return mode == Mode.REPLAY_OPTIMIZED ? optimizedRetentionDays : retentionDays;
  }
}
