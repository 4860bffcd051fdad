-- The latest occurrence of an error in a period, whole.
SELECT base64Encode(argMax(payload, (time, sequence))) AS payload
FROM {{events}} AS event
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
    AND kind = 'js_error'
    AND {{fingerprint}} = {error:String}
    {{filter}}
