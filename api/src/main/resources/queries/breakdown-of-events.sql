-- The figures of a period by a property of its events.
SELECT
    nullIf(toString(dimension), '') AS name,
    nullIf(toString(dimension_parent), '') AS parent,
    visitors,
    visits,
    views,
    events,
    CAST(NULL AS Nullable(Float64)) AS bounce_rate,
    CAST(NULL AS Nullable(Int64)) AS engaged_ms,
    count() OVER () AS total
FROM
(
    SELECT
        {{dimension}} AS dimension,
        {{parent}} AS dimension_parent,
        uniqExact(visitor_id) AS visitors,
        uniqExact(session_id) AS visits,
        countIf(kind = 'page_view') AS views,
        count() AS events
    FROM {{>visit-events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND NOT bot
        {{kind}}
        {{filter}}
    GROUP BY dimension, dimension_parent
)
WHERE {{rows}}
ORDER BY {{sort}} DESC, name, parent
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
