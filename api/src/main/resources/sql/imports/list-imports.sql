SELECT id, source, rows, refused_count, refused::text AS refused, created_at
FROM imports
WHERE project_id = :project
ORDER BY created_at DESC, id
LIMIT 100
