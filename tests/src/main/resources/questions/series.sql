-- GET series?{period}&interval=day
SELECT toStartOfDay(time) AS start, uniqExact(visitor_id) AS visitors,
    uniqExact(session_id) AS visits, countIf(kind = 'page_view') AS views, count() AS events
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
GROUP BY start
ORDER BY start
