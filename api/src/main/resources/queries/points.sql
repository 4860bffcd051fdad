-- The figures of each time bucket of a period; starts are the buckets' first instants.
SELECT
    toInt64(roundDown(toUnixTimestamp64Milli(time), {starts:Array(Int64)})) AS start,
    uniqExact(visitor_id) AS visitors,
    uniqExact(session_id) AS visits,
    countIf(kind = 'page_view') AS views,
    count() AS events
FROM {{>visit-events}} AS event
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
    {{filter}}
GROUP BY start
ORDER BY start
