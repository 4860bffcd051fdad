SELECT id, kind, name, public_key, scopes, allowed_origins, created_at, expires_at, revoked_at
FROM api_keys
WHERE project_id = :project
ORDER BY created_at DESC, id
LIMIT 1000
