package io.gosight.ingest;

import io.gosight.settings.Setting;

/**
 * What is accepted from senders.
 *
 * @param maxBatchBytes {@code gosight.ingest.max-batch-bytes}
 * @param maxInflateRatio {@code gosight.ingest.max-inflate-ratio}
 * @param maxEvents {@code gosight.ingest.max-events}
 * @param requestsPerSecond {@code gosight.ingest.requests-per-second}
 * @param burst {@code gosight.ingest.burst}
 */
public record IngestSettings(
    @Setting(
            key = "gosight.ingest.max-batch-bytes",
            meaning = "The largest batch, after decompression.",
            unit = "bytes",
            defaultValue = "1048576",
            min = 1024,
            max = 67108864)
        int maxBatchBytes,
    @Setting(
            key = "gosight.ingest.max-inflate-ratio",
            meaning = "How many times larger than its compressed form a batch may be.",
            defaultValue = "200",
            min = 1,
            max = 10000)
        int maxInflateRatio,
    @Setting(
            key = "gosight.ingest.max-events",
            meaning = "The most events in a batch.",
            unit = "events",
            defaultValue = "500",
            min = 1,
            max = 100000)
        int maxEvents,
    @Setting(
            key = "gosight.ingest.requests-per-second",
            meaning = "The sustained rate of batches of one project.",
            unit = "batches a second",
            defaultValue = "1000",
            min = 1,
            max = 10000000)
        int requestsPerSecond,
    @Setting(
            key = "gosight.ingest.burst",
            meaning = "How many batches of one project may come at once beyond that rate.",
            unit = "batches",
            defaultValue = "5000",
            min = 1,
            max = 10000000)
        int burst) {}
