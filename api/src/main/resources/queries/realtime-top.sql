-- What visits of the last minutes have most, by their latest event.
SELECT nullIf(latest, '') AS name, count() AS count
FROM
(
    SELECT session_id, argMax(toString({{dimension}}), (time, sequence)) AS latest
    FROM events FINAL
    WHERE project_id = {project:String}
        AND time >= {since:DateTime64(3, 'UTC')}
        AND NOT bot
    GROUP BY session_id
)
GROUP BY name
ORDER BY count DESC, name
LIMIT 10
