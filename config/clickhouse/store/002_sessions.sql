-- One visit, summed up from its events by functions that a duplicate can't change. A visit over
-- midnight has two rows: always GROUP BY session_id.
CREATE TABLE sessions
(
    project_id  LowCardinality(String),
    day         Date,
    session_id  String,
    visitor_id  SimpleAggregateFunction(max, String),
    user_id     SimpleAggregateFunction(max, String),
    started_at  SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    ended_at    SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    entry_path  AggregateFunction(argMin, String, DateTime64(3, 'UTC')),
    exit_path   AggregateFunction(argMax, String, DateTime64(3, 'UTC')),
    referrer    AggregateFunction(argMin, String, DateTime64(3, 'UTC')),
    utm_source  AggregateFunction(argMin, String, DateTime64(3, 'UTC')),
    country     SimpleAggregateFunction(max, LowCardinality(String)),
    city        SimpleAggregateFunction(max, LowCardinality(String)),
    browser     SimpleAggregateFunction(max, LowCardinality(String)),
    os          SimpleAggregateFunction(max, LowCardinality(String)),
    device      SimpleAggregateFunction(max, LowCardinality(String)),
    bot         SimpleAggregateFunction(max, Bool),
    events      AggregateFunction(uniqExact, UInt64),
    pageviews   AggregateFunction(uniqExactIf, UInt64, UInt8),
    clicks      AggregateFunction(uniqExactIf, UInt64, UInt8),
    errors      AggregateFunction(uniqExactIf, UInt64, UInt8)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (project_id, day, session_id);

CREATE MATERIALIZED VIEW sessions_from_events TO sessions AS
SELECT
    project_id,
    toDate(time, 'UTC') AS day,
    session_id,
    max(visitor_id) AS visitor_id,
    max(user_id) AS user_id,
    min(time) AS started_at,
    max(time) AS ended_at,
    argMinState(path, time) AS entry_path,
    argMaxState(path, time) AS exit_path,
    argMinState(referrer_host :: String, time) AS referrer,
    argMinState(utm_source :: String, time) AS utm_source,
    max(country) AS country,
    max(city) AS city,
    max(browser) AS browser,
    max(os) AS os,
    max(device) AS device,
    max(bot) AS bot,
    uniqExactState(sipHash64(event_id)) AS events,
    uniqExactIfState(sipHash64(event_id), kind = 'page_view') AS pageviews,
    uniqExactIfState(sipHash64(event_id), kind = 'click') AS clicks,
    uniqExactIfState(sipHash64(event_id), kind = 'js_error') AS errors
FROM events
GROUP BY project_id, day, session_id;
