-- The latest visits with an error.
SELECT session_id AS id
FROM {{>visit-events}} AS event
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
    AND kind = 'js_error'
    AND {{fingerprint}} = {error:String}
    {{filter}}
GROUP BY session_id
ORDER BY max(time) DESC, session_id
LIMIT 20
