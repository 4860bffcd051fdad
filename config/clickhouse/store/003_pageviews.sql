-- One view of one page, summed up from its events; like sessions, always GROUP BY view_id.
CREATE TABLE pageviews
(
    project_id          LowCardinality(String),
    day                 Date,
    view_id             String,
    session_id          SimpleAggregateFunction(max, String),
    visitor_id          SimpleAggregateFunction(max, String),
    started_at          SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    ended_at            SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    host                SimpleAggregateFunction(max, LowCardinality(String)),
    path                SimpleAggregateFunction(max, String),
    title               AggregateFunction(argMax, String, DateTime64(3, 'UTC')),
    -- 1 once the page_view event itself is there; a view may be known by other events alone.
    seen                SimpleAggregateFunction(max, UInt8),
    engaged_ms          SimpleAggregateFunction(max, UInt32),
    max_scroll_permille SimpleAggregateFunction(max, UInt16),
    clicks              AggregateFunction(uniqExactIf, UInt64, UInt8)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (project_id, day, view_id);

CREATE MATERIALIZED VIEW pageviews_from_events TO pageviews AS
SELECT
    project_id,
    toDate(time, 'UTC') AS day,
    view_id,
    max(session_id) AS session_id,
    max(visitor_id) AS visitor_id,
    min(time) AS started_at,
    max(time) AS ended_at,
    max(host) AS host,
    max(path) AS path,
    argMaxState(title, time) AS title,
    max(kind = 'page_view') AS seen,
    max(if(kind = 'page_leave', toUInt32(value), 0)) AS engaged_ms,
    max(if(kind IN ('scroll', 'page_leave'), toUInt16(y), 0)) AS max_scroll_permille,
    uniqExactIfState(sipHash64(event_id), kind = 'click') AS clicks
FROM events
WHERE view_id != ''
GROUP BY project_id, day, view_id;
