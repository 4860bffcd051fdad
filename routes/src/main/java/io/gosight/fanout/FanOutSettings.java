package io.gosight.fanout;

import io.gosight.settings.Setting;

/**
 * Where accepted batches go.
 *
 * @param spoolMaxBytes {@code gosight.spool.max-bytes}
 * @param eventsTopic {@code gosight.kafka.topic.events}
 * @param replayTopic {@code gosight.kafka.topic.replay}
 * @param errorsTopic {@code gosight.kafka.topic.errors}
 */
public record FanOutSettings(
    @Setting(
            key = "gosight.spool.max-bytes",
            meaning =
                "The disk that the spool may use while Kafka is unavailable; beyond it the answer is 503.",
            unit = "bytes",
            defaultValue = "524288000",
            min = 1048576)
        long spoolMaxBytes,
    @Setting(
            key = "gosight.kafka.topic.events",
            meaning = "The topic of enriched batches.",
            defaultValue = "gosight.events.raw")
        String eventsTopic,
    @Setting(
            key = "gosight.kafka.topic.replay",
            meaning = "The topic of replay chunks.",
            defaultValue = "gosight.replay.chunks")
        String replayTopic,
    @Setting(
            key = "gosight.kafka.topic.errors",
            meaning = "The topic of JavaScript and resource errors.",
            defaultValue = "gosight.events.errors")
        String errorsTopic) {}
