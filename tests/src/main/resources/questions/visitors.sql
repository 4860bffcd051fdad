-- GET visitors?{period}&limit=50
SELECT visitor_id, min(time), max(time) AS last_seen, uniqExact(session_id),
    countIf(kind = 'page_view'), count(), countIf(kind = 'js_error'), any(country), any(browser)
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
    AND visitor_id IN (
        SELECT visitor_id
        FROM events FINAL
        WHERE project_id = {project}
            AND time >= {from}
            AND time < {to}
            AND NOT bot
        GROUP BY visitor_id
        ORDER BY max(time) DESC, visitor_id DESC
        LIMIT 50)
GROUP BY visitor_id
ORDER BY last_seen DESC, visitor_id DESC
