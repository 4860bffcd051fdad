-- Recorded chunks that have not moved to object storage. The chunks of a tab are compressed in one
-- context, a frame, whose pieces are numbered by position; a frame ends at a full snapshot, at a
-- size, and when the process ends. A redelivery may store a chunk again in another frame: read one
-- row for each sequence. day is the day on which the session began, expires_on the day on which the
-- session is deleted as a whole.
CREATE TABLE replay_chunks
(
    project_id      LowCardinality(String),
    session_id      String,
    tab_id          String,
    frame           UInt64,
    position        UInt32,
    sequence        UInt32,
    -- The sender's clock, in ms since 1970; clock_offset_ms makes it the hub's.
    start_ms        Int64 CODEC(Delta, ZSTD),
    end_ms          Int64 CODEC(Delta, ZSTD),
    clock_offset_ms Int64 CODEC(ZSTD),
    events          UInt32,
    full_snapshot   Bool,
    raw_bytes       UInt32,
    stored_bytes    UInt32,
    received_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    visitor_id      String,
    day             Date,
    expires_on      Date,
    payload         String CODEC(NONE)
)
ENGINE = ReplacingMergeTree
PARTITION BY expires_on
ORDER BY (project_id, session_id, tab_id, frame, position)
SETTINGS index_granularity = 128;

-- Pieces of chunks that are larger than a message, until the last piece has come.
CREATE TABLE replay_parts
(
    project_id  LowCardinality(String),
    session_id  String,
    tab_id      String,
    sequence    UInt32,
    part        UInt32,
    received_at DateTime64(3, 'UTC'),
    -- An encoded gosight.v1.EnrichedBatch with one event.
    payload     String CODEC(ZSTD)
)
ENGINE = ReplacingMergeTree
PARTITION BY toDate(received_at)
ORDER BY (project_id, session_id, tab_id, sequence, part)
TTL toDateTime(received_at) + INTERVAL 3 DAY
SETTINGS index_granularity = 128, ttl_only_drop_parts = 1;

-- Sessions whose chunks are in object storage, with what a list or a manifest shows of them. The
-- arrays chunk_* have one entry for each chunk; a chunk is in a segment, a part of the object that
-- can be unpacked by itself.
CREATE TABLE replay_objects
(
    project_id            LowCardinality(String),
    session_id            String,
    object_key            String,
    object_bytes          UInt64,
    sha256                String,
    encoding              LowCardinality(String),
    visitor_id            String,
    day                   Date,
    expires_on            Date,
    archived_at           DateTime64(3, 'UTC'),
    chunk_tab             Array(String),
    chunk_sequence        Array(UInt32),
    chunk_start_ms        Array(Int64),
    chunk_end_ms          Array(Int64),
    chunk_clock_offset_ms Array(Int64),
    chunk_events          Array(UInt32),
    chunk_full_snapshot   Array(Bool),
    chunk_raw_bytes       Array(UInt32),
    chunk_segment         Array(UInt32),
    segment_offset        Array(UInt64),
    segment_bytes         Array(UInt64)
)
ENGINE = ReplacingMergeTree(archived_at)
ORDER BY (project_id, session_id)
SETTINGS index_granularity = 128;

-- Sessions whose recording was deleted; what still comes of them is dropped.
CREATE TABLE replay_deletions
(
    project_id LowCardinality(String),
    session_id String,
    deleted_at DateTime('UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (project_id, session_id)
TTL deleted_at + INTERVAL 30 DAY;
