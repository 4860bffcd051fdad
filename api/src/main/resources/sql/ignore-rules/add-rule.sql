INSERT INTO ignore_rules (project_id, detector, scope, value, insight_id)
VALUES (:project, :detector, :scope, :value, :insight)
ON CONFLICT (project_id, detector, scope, md5(value))
DO UPDATE SET insight_id = excluded.insight_id
RETURNING id, detector, scope, value, insight_id, created_at
