INSERT INTO project_channels (project_id, name, kind, settings, created_at)
SELECT :project, :name, :kind, CAST(:settings AS jsonb), :now
WHERE (SELECT count(*) FROM project_channels WHERE project_id = :project) < :most
ON CONFLICT (project_id, name) DO NOTHING
