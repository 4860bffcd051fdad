SELECT project_id, array_to_string(allowed_origins, E'\n') AS allowed_origins
FROM api_keys
WHERE key_hash = decode(:#${exchangeProperty.keyHash}, 'hex')
  AND kind = 'write'
  AND revoked_at IS NULL
