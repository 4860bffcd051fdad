-- GET events?{period}&limit=50
SELECT event_id, kind, name, time, visitor_id, view_id, host, path, title, selector, text, value
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
ORDER BY time DESC, sequence DESC, event_id DESC
LIMIT 50
