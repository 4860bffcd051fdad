DELETE FROM project_channels
WHERE project_id = :project AND name = :name
RETURNING name, kind
