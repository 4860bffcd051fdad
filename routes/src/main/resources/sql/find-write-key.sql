-- A key's own origins come before those of its project's settings.
SELECT k.project_id,
       array_to_string(
           CASE WHEN k.allowed_origins <> '{}' THEN k.allowed_origins
                ELSE ARRAY(SELECT jsonb_array_elements_text(s.overrides -> 'origins')) END,
           E'\n') AS allowed_origins
FROM api_keys k
LEFT JOIN project_settings s ON s.project_id = k.project_id
WHERE k.key_hash = decode(:#${exchangeProperty.keyHash}, 'hex')
  AND k.kind = 'write'
  AND k.revoked_at IS NULL
  AND (k.expires_at IS NULL OR k.expires_at > now())
