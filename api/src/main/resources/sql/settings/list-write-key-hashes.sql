SELECT key_hash
FROM api_keys
WHERE project_id = :project
  AND kind = 'write'
  AND revoked_at IS NULL
LIMIT 1000
