SELECT
    p.id,
    p.name,
    p.created_at,
    (
        SELECT k.public_key
        FROM api_keys k
        WHERE k.project_id = p.id
          AND k.kind = 'write'
          AND k.revoked_at IS NULL
          AND (k.expires_at IS NULL OR k.expires_at > now())
          AND k.public_key IS NOT NULL
        ORDER BY k.created_at DESC, k.id
        LIMIT 1
    ) AS write_key
FROM projects p
ORDER BY p.id
