-- Whether a session was recorded, and why, as the SDK said last.
SELECT
    value = 1 AS recorded,
    toString(name) AS reason
FROM events FINAL
WHERE project_id = {project:String}
    AND session_id = {session:String}
    AND kind = 'replay_status'
ORDER BY time DESC, event_id
LIMIT 1
