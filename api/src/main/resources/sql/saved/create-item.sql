INSERT INTO saved_items (project_id, kind, name, definition, created_at, updated_at)
SELECT :project, :kind, :name, cast(:definition AS jsonb), :now, :now
WHERE (SELECT count(*) FROM saved_items WHERE project_id = :project AND kind = :kind) < :max
RETURNING id, kind, name, definition, created_at, updated_at
