-- The properties of custom events, or the values of one, with the events that have them.
SELECT
    name_or_value AS name,
    CAST(NULL AS Nullable(String)) AS parent,
    uniqExact(visitor_id) AS visitors,
    uniqExact(session_id) AS visits,
    toUInt64(0) AS views,
    count() AS events,
    CAST(NULL AS Nullable(Float64)) AS bounce_rate,
    CAST(NULL AS Nullable(Int64)) AS engaged_ms,
    count() OVER () AS total
FROM
(
    SELECT visitor_id, session_id, {{names}} AS name_or_value
    FROM {{>visit-events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND NOT bot
        AND kind = 'custom'
        AND event.name = {event:String}
        {{filter}}
)
GROUP BY name_or_value
ORDER BY events DESC, name
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
