UPDATE user_sessions
SET revoked_at = :now
WHERE user_id = :user
  AND id = :session
  AND revoked_at IS NULL
RETURNING id, created_at, last_used_at, expires_at, address, user_agent
