-- The pages that were viewed most; each host has its own.
SELECT
    toString(event.host) AS host,
    path,
    count() AS page_views,
    uniqExact(visitor_id) AS visitors
FROM events AS event FINAL
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND kind = 'page_view'
    AND NOT bot
GROUP BY event.host, path
ORDER BY page_views DESC, path, host
LIMIT 10
