-- GET event-properties?{period}&event=purchase
SELECT arrayJoin(JSONExtractKeys(properties)) AS name, uniqExact(visitor_id) AS visitors,
    uniqExact(session_id) AS visits, count() AS events
FROM events AS e FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
    AND kind = 'custom'
    AND e.name = 'purchase'
GROUP BY name
ORDER BY events DESC, name
LIMIT 50
