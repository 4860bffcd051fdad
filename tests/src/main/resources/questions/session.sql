-- GET sessions/{session}/events?limit=100
SELECT event_id, kind, name, time, visitor_id, view_id, host, path, title, selector, text, value
FROM events FINAL
WHERE project_id = {project}
    AND session_id = {session_text}
    AND NOT bot
ORDER BY time, sequence
LIMIT 100
