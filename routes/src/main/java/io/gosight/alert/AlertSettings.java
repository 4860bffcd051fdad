package io.gosight.alert;

import io.gosight.settings.Setting;
import java.time.Duration;
import java.util.List;

/**
 * How alerts are made and delivered. Rules belong to projects: see
 * /api/v1/projects/{id}/alert-rules.
 *
 * @param topic {@code gosight.kafka.topic.alerts}
 * @param batchRecords {@code gosight.alert.batch-records}
 * @param batchWait {@code gosight.alert.batch-wait-ms}
 * @param metricsEvery {@code gosight.alert.metrics-every-ms}
 * @param deliverEvery {@code gosight.alert.deliver-every-ms}
 * @param sendTimeout {@code gosight.alert.send-timeout-seconds}
 * @param maxPerRuleAndHour {@code gosight.alert.max-per-rule-and-hour}
 * @param retryFirst {@code gosight.alert.retry-first-ms}
 * @param retryLongest {@code gosight.alert.retry-longest-seconds}
 * @param giveUp {@code gosight.alert.give-up-hours}
 * @param history {@code gosight.alert.history-days}
 * @param routeChannels {@code gosight.alert.route-channels}
 */
public record AlertSettings(
    @Setting(
            key = "gosight.kafka.topic.alerts",
            meaning = "The topic of alerts.",
            defaultValue = "gosight.alerts")
        String topic,
    @Setting(
            key = "gosight.alert.batch-records",
            meaning = "The most records that are evaluated together.",
            unit = "records",
            defaultValue = "1000",
            min = 1,
            max = 100000)
        int batchRecords,
    @Setting(
            key = "gosight.alert.batch-wait-ms",
            meaning = "How long such a batch is collected.",
            unit = "ms",
            defaultValue = "250",
            min = 1,
            max = 60000)
        Duration batchWait,
    @Setting(
            key = "gosight.alert.metrics-every-ms",
            meaning = "How often rules about metrics (error rate, baseline) are evaluated.",
            unit = "ms",
            defaultValue = "60000",
            min = 100,
            max = 86400000)
        Duration metricsEvery,
    @Setting(
            key = "gosight.alert.deliver-every-ms",
            meaning = "How often due deliveries are claimed.",
            unit = "ms",
            defaultValue = "500",
            min = 10,
            max = 600000)
        Duration deliverEvery,
    @Setting(
            key = "gosight.alert.send-timeout-seconds",
            meaning = "A channel that takes longer has failed.",
            unit = "s",
            defaultValue = "30",
            min = 1,
            max = 600)
        Duration sendTimeout,
    @Setting(
            key = "gosight.alert.max-per-rule-and-hour",
            meaning =
                "The most alerts of a rule that are sent in an hour; one summary follows for the"
                    + " others.",
            unit = "alerts",
            defaultValue = "60",
            min = 1,
            max = 3600)
        int maxPerRuleAndHour,
    @Setting(
            key = "gosight.alert.retry-first-ms",
            meaning =
                "The pause before a failed delivery is retried for the first time; it doubles each"
                    + " time, unless the channel sends Retry-After.",
            unit = "ms",
            defaultValue = "2000",
            min = 1,
            max = 3600000)
        Duration retryFirst,
    @Setting(
            key = "gosight.alert.retry-longest-seconds",
            meaning = "The longest pause between retries.",
            unit = "s",
            defaultValue = "900",
            min = 1,
            max = 86400)
        Duration retryLongest,
    @Setting(
            key = "gosight.alert.give-up-hours",
            meaning = "After this long a delivery is given up; the alert stays in the history.",
            unit = "h",
            defaultValue = "72",
            min = 1,
            max = 8760)
        Duration giveUp,
    @Setting(
            key = "gosight.alert.history-days",
            meaning = "How long the alert history is kept.",
            unit = "days",
            defaultValue = "90",
            min = 1,
            max = 3650)
        Duration history,
    @Setting(
            key = "gosight.alert.route-channels",
            meaning =
                "Names of channels that routes of your own serve, for example pager: rules can name"
                    + " them, and only the topic of alerts gets what is for them.")
        List<String> routeChannels) {}
