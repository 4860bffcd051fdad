-- What bots sent in a period, by the name that the user agent gives.
SELECT
    nullIf(toString(event.browser), '') AS name,
    uniqExact(session_id) AS visits,
    countIf(kind = 'page_view') AS views,
    count() AS events,
    toUnixTimestamp64Milli(min(time)) AS first_seen,
    toUnixTimestamp64Milli(max(time)) AS last_seen,
    count() OVER () AS total
FROM events AS event FINAL
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND bot
GROUP BY name
ORDER BY events DESC, name
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
