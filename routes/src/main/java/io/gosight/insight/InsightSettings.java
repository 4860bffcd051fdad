package io.gosight.insight;

import io.gosight.host.detector.EventTimeSettings;
import io.gosight.settings.Setting;
import java.time.Duration;
import java.util.List;

/**
 * How detectors run. The settings of one detector are gosight.detector.NAME.KEY.
 *
 * @param topic {@code gosight.kafka.topic.insights}
 * @param allowedLateness {@code gosight.insight.lateness-ms}
 * @param idleTimeout {@code gosight.insight.silence-ms}
 * @param batchEvents {@code gosight.insight.batch-events}
 * @param batchWait {@code gosight.insight.batch-wait-ms}
 * @param detectorsOff {@code gosight.insight.detectors-off}
 * @param sharedWindows {@code gosight.insight.shared-windows}
 * @param failuresToOpen {@code gosight.insight.failures-to-open}
 * @param callBudget {@code gosight.insight.call-budget-ms}
 * @param openFor {@code gosight.insight.open-seconds}
 */
public record InsightSettings(
    @Setting(
            key = "gosight.kafka.topic.insights",
            meaning = "The topic of insights.",
            defaultValue = "gosight.insights")
        String topic,
    @Setting(
            key = "gosight.insight.lateness-ms",
            meaning =
                "Allowed lateness: detectors see an event once the watermark of its tab is this far past it.",
            unit = "ms",
            defaultValue = "5000",
            min = 0,
            max = 600000)
        Duration allowedLateness,
    @Setting(
            key = "gosight.insight.silence-ms",
            meaning =
                "Idle timeout: a tab without events for this long has its remaining events processed.",
            unit = "ms",
            defaultValue = "15000",
            min = 0,
            max = 3600000)
        Duration idleTimeout,
    @Setting(
            key = "gosight.insight.batch-events",
            meaning = "The most events that detectors get in one batch.",
            unit = "events",
            defaultValue = "10000",
            min = 1,
            max = 1000000)
        int batchEvents,
    @Setting(
            key = "gosight.insight.batch-wait-ms",
            meaning = "How long a batch for detectors is collected.",
            unit = "ms",
            defaultValue = "250",
            min = 1,
            max = 60000)
        Duration batchWait,
    @Setting(key = "gosight.insight.detectors-off", meaning = "Names of detectors that do not run.")
        List<String> detectorsOff,
    @Setting(
            key = "gosight.insight.shared-windows",
            meaning =
                "How many windows that sessions share are held in memory; the least recently used one is evicted.",
            unit = "windows",
            defaultValue = "10000",
            min = 1,
            max = 10000000)
        int sharedWindows,
    @Setting(
            key = "gosight.insight.failures-to-open",
            meaning = "Consecutive failures after which the circuit breaker of a detector opens.",
            defaultValue = "5",
            min = 1,
            max = 1000)
        int failuresToOpen,
    @Setting(
            key = "gosight.insight.call-budget-ms",
            meaning = "A call of a detector that takes longer counts as a failure.",
            unit = "ms",
            defaultValue = "250",
            min = 1,
            max = 60000)
        Duration callBudget,
    @Setting(
            key = "gosight.insight.open-seconds",
            meaning =
                "How long the circuit breaker of a detector stays open before it is tried again.",
            unit = "s",
            defaultValue = "60",
            min = 1,
            max = 86400)
        Duration openFor) {
  /** How long detectors wait for events that are still on their way. */
  public EventTimeSettings eventTime() {
    return new EventTimeSettings(
        allowedLateness.toMillis(),
        idleTimeout.toMillis(),
        EventTimeSettings.DEFAULT.retentionMs());
  }
}
