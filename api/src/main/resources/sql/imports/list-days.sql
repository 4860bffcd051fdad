SELECT day, source, visitors, visits, page_views
FROM imported_days
WHERE project_id = :project
ORDER BY day, source
LIMIT 10000
