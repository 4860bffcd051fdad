-- Visitors and page views in each time bucket of a period; starts are the buckets' first instants.
SELECT
    toInt64(roundDown(toUnixTimestamp64Milli(time), {starts:Array(Int64)})) AS start_ms,
    uniqExact(visitor_id) AS visitors,
    countIf(kind = 'page_view') AS page_views
FROM events FINAL
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
GROUP BY start_ms
ORDER BY start_ms
