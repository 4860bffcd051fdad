DELETE FROM saved_items
WHERE project_id = :project AND kind = :kind AND id = :id
RETURNING id, kind, name, definition, created_at, updated_at
