DELETE FROM ignore_rules
WHERE project_id = :project
  AND id = :id
RETURNING id, detector, scope, value, insight_id, created_at
