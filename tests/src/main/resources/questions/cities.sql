-- GET breakdowns/cities?{period}
SELECT (country, city) AS name, uniqExact(visitor_id) AS visitors, uniqExact(session_id) AS visits,
    countIf(kind = 'page_view') AS views, count() AS events
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
GROUP BY name
ORDER BY visitors DESC, name
LIMIT 50
