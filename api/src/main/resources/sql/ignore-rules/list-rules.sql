SELECT id, detector, scope, value, insight_id, created_at
FROM ignore_rules
WHERE project_id = :project
ORDER BY created_at, id
