-- GET breakdowns/events?{period}
SELECT e.name AS name, uniqExact(visitor_id) AS visitors, uniqExact(session_id) AS visits,
    countIf(kind = 'page_view') AS views, count() AS events
FROM events AS e FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
    AND kind = 'custom'
GROUP BY name
ORDER BY visitors DESC, name
LIMIT 50
