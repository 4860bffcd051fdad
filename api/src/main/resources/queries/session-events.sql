-- What happened in a visit, oldest first.
SELECT
{{>event-columns}}
FROM events AS event FINAL
WHERE project_id = {project:String}
    AND session_id = {session:String}
    AND NOT bot
    AND (toUnixTimestamp64Milli(event.time), event_id) > ({after_ms:Int64}, {after_id:String})
ORDER BY event.time, event_id
LIMIT {limit:UInt32}
