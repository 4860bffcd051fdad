-- How often an error happened by a property of its events. The name stays out of the inner query, where it would
-- stand for the events' column of that name.
SELECT nullIf(toString(place), '') AS name, occurrences AS count
FROM
(
    SELECT {{dimension}} AS place, count() AS occurrences
    FROM {{events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND NOT bot
        AND kind = 'js_error'
        AND {{fingerprint}} = {error:String}
        {{filter}}
    GROUP BY place
)
ORDER BY count DESC, name
LIMIT 20
