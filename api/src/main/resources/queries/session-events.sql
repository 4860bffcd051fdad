-- What happened in a visit, oldest first.
SELECT
{{>event-columns}}
FROM {{>visit-events}} AS event
WHERE project_id = {project:String}
    AND session_id = {visit:String}
    AND (toUnixTimestamp64Milli(event.time), sequence, event_id) > ({after_ms:Int64},
        (SELECT max(sequence) FROM events
            WHERE project_id = {project:String}
                AND session_id = {session:String}
                AND event_id = {after_id:String}),
        {after_id:String})
ORDER BY event.time, sequence, event_id
LIMIT {limit:UInt32}
