-- Which entries of their visitors' visits conversions are attributed to.
SELECT
    nullIf(touch.3, '') AS name,
    sum(weight) AS conversions,
    uniqExact(visitor) AS visitors,
    sum(weight * amount) AS revenue,
    (SELECT count() FROM {{>visit-events}} AS event
        WHERE project_id = {project:String}
            AND time >= {from:DateTime64(3, 'UTC')}
            AND time < {to:DateTime64(3, 'UTC')}
            AND NOT bot
            AND kind = 'custom'
            AND name = {event:String}
            {{filter}}) AS total
FROM
(
    SELECT
        visitor,
        amount,
        arrayFilter(t -> t.1 <= converted_at, touches) AS before,
        {{touches}} AS credited,
        1 / length(credited) AS weight
    FROM
    (
        SELECT visitor_id AS visitor, time AS converted_at, {{amount}} AS amount
        FROM {{>visit-events}} AS event
        WHERE project_id = {project:String}
            AND time >= {from:DateTime64(3, 'UTC')}
            AND time < {to:DateTime64(3, 'UTC')}
            AND NOT bot
            AND kind = 'custom'
            AND name = {event:String}
            {{filter}}
    ) AS conversion
    INNER JOIN
    (
        SELECT visitor, arraySort(groupArray((started_at, session_id, dimension))) AS touches
        FROM
        (
            SELECT
                session_id,
                visitor_id AS visitor,
                min(time) AS started_at,
                {{dimension}} AS dimension
            FROM {{>visit-events}} AS event
            WHERE project_id = {project:String}
                AND time >= {from:DateTime64(3, 'UTC')} - INTERVAL 1 DAY
                AND time < {to:DateTime64(3, 'UTC')}
                AND NOT bot
            GROUP BY session_id, visitor_id
            HAVING max(time) >= {from:DateTime64(3, 'UTC')}
        )
        GROUP BY visitor
    ) AS visits USING visitor
)
ARRAY JOIN credited AS touch
GROUP BY name
ORDER BY conversions DESC, name
LIMIT {limit:UInt32}
