-- The earlier of two expiries holds.
UPDATE api_keys
SET expires_at = least(expires_at, CAST(:until AS timestamptz))
WHERE project_id = :project
  AND id = :id
  AND revoked_at IS NULL
RETURNING id, kind, name, public_key, scopes, allowed_origins, created_at, expires_at, revoked_at, key_hash
