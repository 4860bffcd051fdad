-- GET attribution?{period}&event=purchase
SELECT visit.source AS name, count() AS conversions, uniqExact(conversion.visitor)
FROM
(
    SELECT visitor_id AS visitor, time AS converted_at
    FROM events AS e FINAL
    WHERE project_id = {project}
        AND time >= {from}
        AND time < {to}
        AND NOT bot
        AND kind = 'custom'
        AND e.name = 'purchase'
) AS conversion
ASOF JOIN
(
    SELECT visitor_id AS visitor, min(time) AS started_at, argMin(source, (time, sequence)) AS source
    FROM events AS e FINAL
    WHERE project_id = {project}
        AND time >= {from}
        AND time < {to}
        AND NOT bot
    GROUP BY session_id, visitor_id
) AS visit ON visit.visitor = conversion.visitor AND visit.started_at <= conversion.converted_at
GROUP BY name
ORDER BY conversions DESC, name
LIMIT 50
