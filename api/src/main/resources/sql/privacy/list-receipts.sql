SELECT id, visitor_id, requested_by, requested_at, erased::text AS erased
FROM erasures
WHERE project_id = :project
ORDER BY requested_at DESC, id
LIMIT 1000
