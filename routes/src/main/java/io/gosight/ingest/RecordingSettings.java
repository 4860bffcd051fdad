package io.gosight.ingest;

import io.gosight.settings.Setting;
import java.util.List;

/**
 * What pages record, as the hub tells the SDK.
 *
 * @param samplingRate {@code gosight.replay.sampling-rate}
 * @param record {@code gosight.replay.record}
 * @param triggers {@code gosight.replay.triggers}
 * @param bufferSeconds {@code gosight.replay.buffer-seconds}
 * @param minimumDurationSeconds {@code gosight.replay.minimum-duration-seconds}
 * @param maximumDurationSeconds {@code gosight.replay.maximum-duration-seconds}
 * @param recordMouseMove {@code gosight.replay.record-mouse-move}
 * @param recordCanvas {@code gosight.replay.record-canvas}
 * @param recordConsole {@code gosight.replay.record-console}
 * @param recordNetwork {@code gosight.replay.record-network}
 * @param maskSelectors {@code gosight.replay.mask-selectors}
 * @param unmaskSelectors {@code gosight.replay.unmask-selectors}
 * @param blockSelectors {@code gosight.replay.block-selectors}
 * @param excludedPages {@code gosight.replay.excluded-pages}
 */
public record RecordingSettings(
    @Setting(
            key = "gosight.replay.sampling-rate",
            meaning = "How many of all sessions are recorded.",
            unit = "percent",
            defaultValue = "100",
            min = 0,
            max = 100)
        int samplingRate,
    @Setting(
            key = "gosight.replay.record",
            meaning = "When a sampled session is recorded: always, or trigger (see the triggers).",
            defaultValue = "always")
        String record,
    @Setting(
            key = "gosight.replay.triggers",
            meaning = "What makes a session worth recording: error, rage-click, custom.",
            defaultValue = "error,rage-click,custom")
        List<String> triggers,
    @Setting(
            key = "gosight.replay.buffer-seconds",
            meaning = "How much from before a trigger the page keeps in memory.",
            unit = "s",
            defaultValue = "60",
            min = 0,
            max = 600)
        int bufferSeconds,
    @Setting(
            key = "gosight.replay.minimum-duration-seconds",
            meaning = "Shorter recordings are not sent.",
            unit = "s",
            defaultValue = "0",
            min = 0,
            max = 600)
        int minimumDurationSeconds,
    @Setting(
            key = "gosight.replay.maximum-duration-seconds",
            meaning = "A recording ends after this long.",
            unit = "s",
            defaultValue = "3600",
            min = 10,
            max = 86400)
        int maximumDurationSeconds,
    @Setting(
            key = "gosight.replay.record-mouse-move",
            meaning = "Whether the pointer's path is recorded.",
            defaultValue = "true")
        boolean recordMouseMove,
    @Setting(
            key = "gosight.replay.record-canvas",
            meaning =
                "Whether pictures of canvas elements are recorded, one a second; nothing within them is masked.",
            defaultValue = "false")
        boolean recordCanvas,
    @Setting(
            key = "gosight.replay.record-console",
            meaning = "Whether console lines are recorded.",
            defaultValue = "true")
        boolean recordConsole,
    @Setting(
            key = "gosight.replay.record-network",
            meaning = "Whether the timing of requests is recorded, without their bodies.",
            defaultValue = "true")
        boolean recordNetwork,
    @Setting(
            key = "gosight.replay.mask-selectors",
            meaning = "CSS selectors of elements whose text is masked.")
        List<String> maskSelectors,
    @Setting(
            key = "gosight.replay.unmask-selectors",
            meaning = "CSS selectors of elements whose text is recorded as it is.")
        List<String> unmaskSelectors,
    @Setting(
            key = "gosight.replay.block-selectors",
            meaning = "CSS selectors of elements of which only the size is recorded.")
        List<String> blockSelectors,
    @Setting(
            key = "gosight.replay.excluded-pages",
            meaning = "Paths that are never recorded; * stands for any text.")
        List<String> excludedPages) {
  /** The same with what the mode {@code replay-optimized} sets. */
  RecordingSettings optimized(ReplayOptimizedSettings mode) {
    return new RecordingSettings(
        mode.samplingRate(),
        mode.record(),
        triggers,
        bufferSeconds,
        minimumDurationSeconds,
        mode.maximumDurationSeconds(),
        mode.recordMouseMove(),
        recordCanvas,
        recordConsole,
        recordNetwork,
        maskSelectors,
        unmaskSelectors,
        blockSelectors,
        excludedPages);
  }
}
