-- How often an error happened by a property of its events.
SELECT nullIf(toString({{dimension}}), '') AS name, count() AS count
FROM {{events}} AS event
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
    AND kind = 'js_error'
    AND {{fingerprint}} = {error:String}
    {{filter}}
GROUP BY name
ORDER BY count DESC, name
LIMIT 20
