UPDATE api_keys
SET revoked_at = now()
WHERE project_id = :project
  AND id = :id
  AND revoked_at IS NULL
RETURNING id, kind, name, public_key, scopes, allowed_origins, created_at, expires_at, revoked_at, key_hash
