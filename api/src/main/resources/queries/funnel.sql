-- How many take how many steps of a funnel, each later than the one before and all within a window.
SELECT
    name,
    start,
    [{{counts}}] AS counts,
    [{{medians}}] AS medians
FROM
(
    SELECT
        entity,
        windowFunnel({window:UInt64}, 'strict_increase')(ms, {{step_names}}) AS level,
        nullIf(argMinIf(dimension, ms, s1), '') AS name,
        {{bucket}} AS start,
        {{times}}
    FROM
    (
        SELECT
            {{entity}} AS entity,
            toUInt64(toUnixTimestamp64Milli(time)) AS ms,
            {{dimension}} AS dimension,
            {{steps}}
        FROM {{>visit-events}} AS event
        {{join}}
        WHERE project_id = {project:String}
            AND time >= {from:DateTime64(3, 'UTC')}
            AND time < {to:DateTime64(3, 'UTC')}
            AND NOT bot
            AND kind IN ('page_view', 'custom')
            {{filter}}
    )
    GROUP BY entity
    HAVING level > 0
)
GROUP BY name, start
ORDER BY counts DESC, name
LIMIT {limit:UInt32}
