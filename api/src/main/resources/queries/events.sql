-- Events of a period, newest first.
SELECT
{{>event-columns}}
FROM {{events}} AS event
WHERE project_id = {project:String}
    AND event.time >= {since:DateTime64(3, 'UTC')}
    AND event.time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
    {{kind}}
    {{filter}}
    AND (toUnixTimestamp64Milli(event.time), sequence, event_id) < ({after_ms:Int64},
        (SELECT max(sequence) FROM events FINAL
            WHERE project_id = {project:String}
                AND time = fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC')
                AND event_id = {after_id:String}),
        {after_id:String})
ORDER BY event.time DESC, sequence DESC, event_id DESC
LIMIT {limit:UInt32}
