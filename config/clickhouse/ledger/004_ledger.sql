-- One row for each record that the store took from Kafka, so that a redelivery changes nothing.
-- minute is when the batch was received.
CREATE TABLE ledger_deliveries
(
    project_id    LowCardinality(String),
    minute        DateTime('UTC') CODEC(Delta, ZSTD),
    topic         LowCardinality(String),
    partition     UInt16,
    offset        UInt64 CODEC(Delta, ZSTD),
    events        UInt32,
    dead_lettered UInt32
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(minute)
ORDER BY (project_id, minute, topic, partition, offset)
TTL minute + INTERVAL 35 DAY;

-- What an ingest node did, counted up from its start; the greatest count of a run is the truth.
CREATE TABLE ledger_outcomes
(
    project_id LowCardinality(String),
    minute     DateTime('UTC') CODEC(Delta, ZSTD),
    run_id     String,
    outcome    LowCardinality(String),
    reason     LowCardinality(String),
    events     UInt64
)
ENGINE = ReplacingMergeTree(events)
PARTITION BY toYYYYMM(minute)
ORDER BY (project_id, minute, run_id, outcome, reason)
TTL minute + INTERVAL 35 DAY;
