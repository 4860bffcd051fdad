-- What bots sent in a period, by their kind and name.
SELECT
    nullIf(toString(event.bot_name), '') AS name,
    if(event.bot_kind = '', 'other', toString(event.bot_kind)) AS kind,
    uniqExact(session_id) AS visits,
    countIf(event.kind = 'page_view') AS views,
    count() AS events,
    toUnixTimestamp64Milli(min(time)) AS first_seen,
    toUnixTimestamp64Milli(max(time)) AS last_seen,
    count() OVER () AS total
FROM events AS event FINAL
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND bot
GROUP BY event.bot_name, event.bot_kind
ORDER BY events DESC, name, kind
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
