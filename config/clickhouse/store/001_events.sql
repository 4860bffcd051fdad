-- Every accepted event, once. A redelivery or an SDK's retry has the same id, session and
-- client_time, so the sorting key collapses it; the copy that came first wins. Read with FINAL, or
-- with functions that a duplicate can't change (uniqExact(event_id), min, max, argMin).
--
-- client_time is the sender's own clock, stable across retries; time is what it really was.
CREATE TABLE events
(
    project_id         LowCardinality(String),
    event_id           String,
    session_id         String,
    visitor_id         String,
    user_id            String,
    tab_id             String,
    view_id            String,
    kind               LowCardinality(String),
    time               DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    client_time        DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    received_at        DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    host               LowCardinality(String),
    path               String,
    url                String CODEC(ZSTD),
    title              String CODEC(ZSTD),
    referrer_host      LowCardinality(String),
    referrer           String CODEC(ZSTD),
    utm_source         LowCardinality(String),
    utm_medium         LowCardinality(String),
    utm_campaign       LowCardinality(String),
    country            LowCardinality(String),
    region             LowCardinality(String),
    city               LowCardinality(String),
    browser            LowCardinality(String),
    browser_version    LowCardinality(String),
    os                 LowCardinality(String),
    os_version         LowCardinality(String),
    device             LowCardinality(String),
    bot                Bool,
    language           LowCardinality(String),
    ip                 String,
    screen_width       UInt16,
    screen_height      UInt16,
    viewport_width     UInt16,
    viewport_height    UInt16,
    -- What the event is about: a custom event's name, a vital's, an error's type, a method.
    name               LowCardinality(String),
    selector           String CODEC(ZSTD),
    text               String CODEC(ZSTD),
    -- Its number: a vital's value, a duration, a depth; see the glossary by kind.
    value              Float64,
    x                  Int32,
    y                  Int32,
    element_x_permille Int32,
    element_y_permille Int32,
    properties         String CODEC(ZSTD),
    -- The whole event as gosight.v1.Event, so that nothing is lost and detectors can run again.
    payload            String CODEC(ZSTD),
    -- ok, corrected (wrong clock), late (older than a day), future, implausible or absent.
    time_note          LowCardinality(String),
    -- The greater, the earlier the batch was received: the first copy wins.
    precedence         UInt64 CODEC(Delta, ZSTD),

    INDEX time_range time TYPE minmax GRANULARITY 1,
    INDEX sessions session_id TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(received_at)
ORDER BY (project_id, toStartOfHour(client_time), session_id, event_id);
