SELECT id, project_id, name, scopes
FROM api_keys
WHERE key_hash = :hash
  AND kind = 'secret'
  AND revoked_at IS NULL
  AND (expires_at IS NULL OR expires_at > now())
