-- How often an error happened in each time bucket.
SELECT
    toInt64(roundDown(toUnixTimestamp64Milli(time), {starts:Array(Int64)})) AS start,
    count() AS occurrences
FROM {{events}} AS event
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
    AND kind = 'js_error'
    AND {{fingerprint}} = {error:String}
    {{filter}}
GROUP BY start
