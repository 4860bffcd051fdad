-- The ten browsers with most visitors; null is unknown.
SELECT
    nullIf(toString(browser), '') AS name,
    uniqExact(visitor_id) AS visitors
FROM events FINAL
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
GROUP BY name
ORDER BY visitors DESC, name
LIMIT 10
