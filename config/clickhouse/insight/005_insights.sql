-- Every insight, once. Finding the same in the same events again, after a redelivery or a restart,
-- gives the same id and client_time, so the sorting key collapses it. Read with FINAL, or with
-- functions that a duplicate can't change (uniqExact(insight_id)).
CREATE TABLE insights
(
    project_id       LowCardinality(String),
    insight_id       String,
    detector         LowCardinality(String),
    version          UInt16,
    severity         Enum8('low' = 1, 'medium' = 2, 'high' = 3),
    session_id       String,
    tab_id           String,
    time             DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    client_time      DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    -- How long after the tab's first event it began.
    replay_offset_ms Int64,
    view_id          String,
    page             String,
    url              String CODEC(ZSTD),
    selector         String CODEC(ZSTD),
    fingerprint      String CODEC(ZSTD),
    summary          String CODEC(ZSTD),
    thresholds       Map(LowCardinality(String), String) CODEC(ZSTD),
    evidence_ids     Array(String) CODEC(ZSTD),
    evidence_times   Array(DateTime64(3, 'UTC')) CODEC(ZSTD),
    details          Map(LowCardinality(String), String) CODEC(ZSTD)
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(time)
ORDER BY (project_id, toStartOfHour(client_time), detector, insight_id);
