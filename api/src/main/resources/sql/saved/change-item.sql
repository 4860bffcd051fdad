UPDATE saved_items
SET name = :name, definition = cast(:definition AS jsonb), updated_at = :now
WHERE project_id = :project AND kind = :kind AND id = :id
RETURNING id, kind, name, definition, created_at, updated_at
