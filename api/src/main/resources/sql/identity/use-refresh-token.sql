-- The row lock lets one of parallel uses win.
WITH used AS (
    UPDATE refresh_tokens t
    SET used_at = :now
    FROM user_sessions s
    WHERE t.token_hash = :hash
      AND t.used_at IS NULL
      AND s.id = t.session_id
      AND s.revoked_at IS NULL
      AND s.expires_at > :now
    RETURNING t.session_id
)
UPDATE user_sessions s
SET last_used_at = :now
FROM used
WHERE s.id = used.session_id
RETURNING s.id AS session_id, s.user_id
