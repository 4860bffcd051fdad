SELECT id, kind, name, definition, created_at, updated_at
FROM saved_items
WHERE project_id = :project AND kind = :kind
ORDER BY created_at, id
LIMIT 1000
