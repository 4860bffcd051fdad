UPDATE user_sessions
SET revoked_at = :now
WHERE id = (SELECT session_id FROM refresh_tokens WHERE token_hash = :hash)
  AND revoked_at IS NULL
RETURNING user_id
