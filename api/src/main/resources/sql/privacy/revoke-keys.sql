UPDATE api_keys
SET revoked_at = now()
WHERE project_id = :project
  AND kind = 'write'
  AND revoked_at IS NULL
