-- GET sessions?{period}&limit=50
SELECT session_id, any(visitor_id), min(time) AS started_at, max(time),
    countIf(kind = 'page_view'), count(), countIf(kind = 'click'), countIf(kind = 'js_error'),
    argMinIf(path, (time, sequence), kind = 'page_view'),
    argMaxIf(path, (time, sequence), kind = 'page_view'),
    argMin(source, (time, sequence)), any(country), any(browser), any(os), any(device)
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
    AND session_id IN (
        SELECT session_id
        FROM events FINAL
        WHERE project_id = {project}
            AND time >= {from}
            AND time < {to}
            AND NOT bot
        GROUP BY session_id
        ORDER BY min(time) DESC, session_id DESC
        LIMIT 50)
GROUP BY session_id
ORDER BY started_at DESC, session_id DESC
