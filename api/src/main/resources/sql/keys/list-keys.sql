SELECT id, project_id, kind, public_key, name, scopes, created_at, revoked_at
FROM api_keys
WHERE project_id = :project
ORDER BY created_at, id
