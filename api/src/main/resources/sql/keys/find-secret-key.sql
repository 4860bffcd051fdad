SELECT id, project_id, scopes
FROM api_keys
WHERE key_hash = :hash
  AND kind = 'secret'
  AND revoked_at IS NULL
