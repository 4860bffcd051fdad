INSERT INTO project_settings (project_id, overrides, updated_at)
VALUES (:project, CAST(:overrides AS jsonb), :now)
ON CONFLICT (project_id)
DO UPDATE SET overrides = excluded.overrides, updated_at = excluded.updated_at
