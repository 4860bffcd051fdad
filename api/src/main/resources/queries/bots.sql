-- What bots sent in a period, by their kind and name. Every event keeps a bot's visit going.
SELECT
    nullIf(toString(bot_name), '') AS name,
    if(bot_kind = '', 'other', toString(bot_kind)) AS kind,
    sum(session_visits) AS visits,
    sum(session_views) AS views,
    sum(session_events) AS events,
    toUnixTimestamp64Milli(min(started_at)) AS first_seen,
    toUnixTimestamp64Milli(max(ended_at)) AS last_seen,
    count() OVER () AS total
FROM
(
    SELECT
        bot_name,
        bot_kind,
        session_id,
        arraySort(groupArray(toUnixTimestamp(time))) AS seconds,
        arrayFilter((at, before) -> before = 0 OR at - before > 1800,
            seconds, arrayPushFront(arrayPopBack(seconds), 0)) AS starts,
        arrayFilter((at, after) -> after = 0 OR after - at > 1800,
            seconds, arrayPushBack(arrayPopFront(seconds), 0)) AS ends,
        arraySum((start, end) -> 1 + intDiv(greatest(end - start - 1, 0), 86400), starts, ends)
            AS session_visits,
        countIf(kind = 'page_view') AS session_views,
        count() AS session_events,
        min(time) AS started_at,
        max(time) AS ended_at
    FROM events FINAL
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND bot
    GROUP BY bot_name, bot_kind, session_id
)
WHERE {project:String} != ''
GROUP BY bot_name, bot_kind
ORDER BY events DESC, name, kind
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
