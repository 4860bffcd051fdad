-- The pages that were viewed most.
SELECT
    path,
    count() AS page_views,
    uniqExact(visitor_id) AS visitors
FROM events FINAL
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND kind = 'page_view'
    AND NOT bot
GROUP BY path
ORDER BY page_views DESC, path
LIMIT 10
